import { useEffect, useRef, useState } from 'react';
import type { Filtered } from '../../filter/apply.ts';
import { doubtsOf } from '../../filter/doubts.ts';
import {
  type Filter,
  NO_FILTER,
  parseFilter,
  type Token,
  tokenWords,
  withoutToken,
} from '../../filter/expression.ts';
import type { Facet, FacetIndex } from '../../filter/facet.ts';
import { splitUnfinished } from '../../filter/unfinished.ts';
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
  counts = always,
  noun,
  onFilter,
  children,
}: {
  index: FacetIndex<Row>;
  filter: Filter;
  filtered: Filtered<Row>;
  /** Which rows count as one of the noun; all of them unless given. */
  counts?: ((row: Row) => boolean) | undefined;
  /** What the rows are, in the plural: `controls`. */
  noun: string;
  onFilter: (filter: Filter) => void;
  /** More to set, at the end of the bar. */
  children?: React.ReactNode;
}) {
  const field = useRef<HTMLInputElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(filter.text);
  // The field follows the address, but not the echo of what was typed into it.
  const sent = useRef(filter.text);
  useEffect(() => {
    if (filter.text !== sent.current) setTyped(filter.text);
    sent.current = filter.text;
  }, [filter.text]);
  useShortcut('/', `Search ${noun}`, () => {
    field.current?.focus();
    field.current?.select();
  });
  useShortcut('f', `Filter ${noun}`, () => bar.current?.querySelector<HTMLButtonElement>('button')?.focus());

  // A condition that is being typed holds back until a space or Enter ends it; words count at once.
  const read = (text: string, finished: boolean) => {
    const { done, rest } = finished ? { done: text, rest: '' } : splitUnfinished(text, index);
    const parsed = parseFilter(done, index);
    const ended = finished || /\s$/.test(text);
    const tokens = ended ? [...filter.tokens, ...parsed.tokens] : filter.tokens;
    const left = [parsed.text, rest].filter((part) => part !== '').join(' ');
    setTyped(ended && parsed.tokens.length > 0 ? (left === '' ? '' : `${left} `) : text);
    sent.current = parsed.text;
    onFilter({ tokens, text: parsed.text });
  };
  const total = index.rows.filter(({ row }) => counts(row)).length;
  const found = filtered.rows.filter(counts).length;
  const active = filter.tokens.length > 0 || filter.text !== '';
  const doubts = found === 0 ? doubtsOf(filter, index) : [];
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
      {doubts.map((doubt) => (
        <p key={doubt} className={classes.doubt} role="note">
          {doubt}
        </p>
      ))}
    </search>
  );
}

const always = () => true;

function Chip<Row>({
  token,
  facets,
  onRemove,
}: {
  token: Token;
  facets: readonly Facet<Row>[];
  onRemove: () => void;
}) {
  const words = tokenWords(token, facets);
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
  const { scale = [] } = scaled ?? {};
  const value = scale.includes('High') ? 'High' : scale[Math.floor(scale.length / 2)];
  return scaled ? `${scaled.key} >= ${value}` : `${facets[0]?.key ?? 'word'} = …`;
}
