import { Fragment } from 'react';
import { IdLink } from '../../ui/id-link.tsx';

/** Ids that a cell of a list may have room for; how many there are stands before them. */
const SHOWN = 9;

/** Ids in a cell of a list: how many where there are several, then the first, as far as there is room. */
export function CountedIds({ ids }: { ids: readonly string[] }) {
  return (
    <>
      {ids.length > 1 && <b>{ids.length}</b>}
      {ids.slice(0, SHOWN).map((id) => (
        <Fragment key={id}>
          {' '}
          <IdLink id={id} inRow />
        </Fragment>
      ))}
      {ids.length > SHOWN && ' …'}
    </>
  );
}
