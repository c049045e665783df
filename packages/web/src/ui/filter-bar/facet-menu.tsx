import { Popover } from '@mantine/core';
import { useState } from 'react';
import { chosenValues, type Filter, withToken } from '../../filter/expression.ts';
import type { Facet } from '../../filter/facet.ts';
import classes from './filter-bar.module.css';

/** From this many values on, a menu has a field that narrows them. */
const MANY = 12;

/** The values of one facet with how many rows each would give; several may be chosen. Values of a scale can be a limit too: "or higher". */
export function FacetMenu<Row>({
  facet,
  known,
  counts,
  filter,
  onFilter,
}: {
  facet: Facet<Row>;
  known: readonly string[];
  counts: ReadonlyMap<string, number>;
  filter: Filter;
  onFilter: (filter: Filter) => void;
}) {
  const [open, setOpen] = useState(false);
  const [narrow, setNarrow] = useState('');
  const token = filter.tokens.find(({ key }) => key === facet.key);
  const chosen = chosenValues(filter, facet);
  const labelOf = (value: string) => facet.labelOf?.(value) ?? value;
  const wanted = narrow.trim().toLowerCase();
  const values = known.filter((value) => `${value} ${labelOf(value)}`.toLowerCase().includes(wanted));
  const choose = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    onFilter(
      withToken(
        filter,
        facet.key,
        next.length === 0 ? undefined : { key: facet.key, operator: '=', values: next },
      ),
    );
  };
  if (known.length === 0) return null;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      onClose={() => setNarrow('')}
      position="bottom-start"
      offset={4}
      trapFocus
      returnFocus
      withinPortal
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: classes.dropdown as string }}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.menu}
          data-on={token !== undefined || undefined}
          onClick={() => setOpen((old) => !old)}
        >
          {facet.label}
          <span aria-hidden="true" className={classes.caret} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Filter by ${facet.label.toLowerCase()}`}>
        {known.length >= MANY && (
          <input
            className={classes.narrow}
            value={narrow}
            data-autofocus
            placeholder="Narrow down"
            aria-label={`Narrow down ${facet.label.toLowerCase()}`}
            onChange={(event) => setNarrow(event.target.value)}
          />
        )}
        <div className={classes.values}>
          {values.map((value) => (
            <div key={value} className={classes.value} data-none={!counts.get(value) || undefined}>
              <label>
                <input type="checkbox" checked={chosen.includes(value)} onChange={() => choose(value)} />
                {facet.labelOf && <code>{value}</code>}
                <span className={classes.valueLabel}>{labelOf(value)}</span>
                <span className={classes.valueCount}>{counts.get(value) ?? 0}</span>
              </label>
              {facet.scale && facet.scale.indexOf(value) < facet.scale.length - 1 && (
                <button
                  type="button"
                  onClick={() =>
                    onFilter(
                      withToken(filter, facet.key, { key: facet.key, operator: '>=', values: [value] }),
                    )
                  }
                >
                  or higher
                </button>
              )}
            </div>
          ))}
          {values.length === 0 && <p className={classes.nothing}>Nothing has these letters</p>}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
