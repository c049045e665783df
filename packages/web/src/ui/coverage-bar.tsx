import type { RequirementCoverage } from '@demarc/core';
import classes from './coverage-bar.module.css';

/** How much of a framework is reached: what is named directly, then what is reached by way of the SCF alone, then the rest; with its figures unless `compact`. */
export function CoverageBar({
  coverage: { requirements, reached, direct, scfOnly },
  compact = false,
}: {
  coverage: RequirementCoverage;
  compact?: boolean;
}) {
  return (
    <span className={classes.coverage}>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ flexGrow: direct }} data-kind="direct" />
        <span style={{ flexGrow: scfOnly }} data-kind="scf" />
        <span style={{ flexGrow: requirements - reached }} />
      </span>
      {!compact && (
        <span className={classes.words} data-none={reached === 0 || undefined}>
          {reached === 0 ? 'none' : reached} of {requirements}
        </span>
      )}
    </span>
  );
}

/** Says that what is mapped is not what is complied with; stands with every figure of coverage. */
export function NotCompliance() {
  return <>This says what is mapped, not that anything is complied with.</>;
}
