import { useEffect, useRef, useState } from 'react';
import type { Filtered } from '../../filter/apply.ts';
import { type Filter, NO_FILTER, parseFilter, type Token, withoutToken } from '../../filter/expression.ts';
import type { Facet, FacetIndex } from '../../filter/facet.ts';
import { useShortcut } from '../shortcuts.ts';
import { FacetMenu } from './facet-menu.tsx';
import classes from './filter-bar.module.css';

/**
 * The filter of a list: a field for words and typed conditions (`priority >= High`), a menu per facet with live counts, and
 * the conditions in force as chips. `/` goes to the field, `f` to the first menu.
 */
export function FilterBar<Row>({
  index,
  filter,
  filtered,
  noun,
  onFilter,
  children,
}: {
  index: FacetIndex<Row>;
  filter: Filter;
  filtered: Filtered<Row>;
  /** What the rows are, in the plural: `controls`. */
  noun: string;
  onFilter: (filter: Filter) => void;
  /** More to set, at the end of the bar. */
  children?: React.ReactNode;
}) {
  const field = useRef<HTMLInputElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(filter.text);
  useEffect(() => setTyped((old) => (old.trim() === filter.text ? old : filter.text)), [filter.text]);
  useShortcut('/', `Search ${noun}`, () => field.current?.select());
  useShortcut('f', `Filter ${noun}`, () => bar.current?.querySelector<HTMLButtonElement>('button')?.focus());

  // While it is typed a condition stays text: it becomes one with a space after it, or with Enter.
  const read = (text: string, finished: boolean) => {
    const parsed =
      finished || /\s$/.test(text) ? parseFilter(text, index) : { tokens: [], text: text.trim() };
    if (parsed.tokens.length > 0) setTyped(parsed.text);
    else setTyped(text);
    onFilter({ tokens: [...filter.tokens, ...parsed.tokens], text: parsed.text });
  };
  const total = index.rows.length;
  const found = filtered.rows.length;
  const active = filter.tokens.length > 0 || filter.text !== '';
  return (
    <search className={classes.bar} data-screen-only>
      <div className={classes.line}>
        <input
          ref={field}
          type="search"
          className={classes.field}
          value={typed}
          placeholder={`Search ${noun}, or type priority >= High`.replace(
            'priority >= High',
            exampleFor(index.facets),
          )}
          aria-label={`Search and filter ${noun}`}
          onChange={(event) => read(event.target.value, false)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') read(typed, true);
            if (event.key === 'Escape' && typed === '') field.current?.blur();
            if (event.key === 'Backspace' && typed === '' && filter.tokens.length > 0)
              onFilter({ ...filter, tokens: filter.tokens.slice(0, -1) });
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              document.querySelector<HTMLElement>('[role=grid]')?.focus();
            }
          }}
        />
        <div ref={bar} className={classes.menus}>
          {index.facets.map((facet) => (
            <FacetMenu
              key={facet.key}
              facet={facet}
              known={index.known.get(facet.key) ?? []}
              counts={filtered.counts.get(facet.key) ?? new Map()}
              filter={filter}
              onFilter={onFilter}
            />
          ))}
        </div>
      </div>
      <div className={classes.line}>
        <p className={classes.count} role="status">
          {active ? `${found} of ${total} ${noun}` : `${total} ${noun}`}
        </p>
        {filter.tokens.map((token) => (
          <Chip
            key={`${token.key}${token.operator}${token.values.join()}`}
            token={token}
            facets={index.facets}
            onRemove={() => onFilter(withoutToken(filter, token))}
          />
        ))}
        {active && (
          <button type="button" className={classes.clear} onClick={() => onFilter(NO_FILTER)}>
            Clear
          </button>
        )}
        <span className={classes.end}>{children}</span>
      </div>
    </search>
  );
}

const SIGNS = { '=': '=', '!=': '≠', '>=': '≥', '<=': '≤' } as const;

function Chip<Row>({
  token,
  facets,
  onRemove,
}: {
  token: Token;
  facets: readonly Facet<Row>[];
  onRemove: () => void;
}) {
  const facet = facets.find(({ key }) => key === token.key);
  const values = token.values.map((value) => facet?.labelOf?.(value) ?? value).join(' or ');
  const words = `${facet?.label ?? token.key} ${SIGNS[token.operator]} ${values}`;
  return (
    <span className={classes.chip}>
      <span>{words}</span>
      <button type="button" aria-label={`Remove ${words}`} onClick={onRemove}>
        ×
      </button>
    </span>
  );
}

function exampleFor<Row>(facets: readonly Facet<Row>[]): string {
  const scaled = facets.find(({ scale }) => scale !== undefined);
  return scaled ? `${scaled.key} >= High` : `${facets[0]?.key ?? 'word'} = …`;
}
