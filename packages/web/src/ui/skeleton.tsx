import classes from './skeleton.module.css';

/** Grey lines in the place of what is loading; invisible for the first 200 ms, so that a fast answer never flickers. */
export function Skeleton({ lines = 8, label = 'Loading' }: { lines?: number; label?: string }) {
  return (
    <div className={classes.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
        <span key={index} style={{ width: `${[96, 88, 92, 74][index % 4]}%` }} />
      ))}
    </div>
  );
}
