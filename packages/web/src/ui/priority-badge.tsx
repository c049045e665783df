import { LEVELS, type Level, rankOfLevel } from '@demarc/core';
import classes from './badges.module.css';

/** Priority of a control: five rising bars, as many filled as it is high, cool colour, and the word unless `compact`. Unlike severity in shape and hue. */
export function PriorityBadge({
  priority,
  compact = false,
}: {
  priority: Level | undefined;
  compact?: boolean;
}) {
  const filled = priority === undefined ? 0 : rankOfLevel(priority) + 1;
  return (
    <span className={classes.badge} data-priority={priority ?? 'unrated'}>
      <svg className={classes.bars} viewBox="0 0 19 14" aria-hidden="true">
        {LEVELS.map((level, index) => (
          <rect
            key={level}
            x={index * 4}
            y={10 - index * 2.5}
            width="3"
            height={4 + index * 2.5}
            rx="0.8"
            data-filled={index < filled || undefined}
          />
        ))}
      </svg>
      <span className={compact ? 'd-hidden' : undefined}>
        {priority ?? 'Unrated'}
        {compact ? ' priority' : ''}
      </span>
    </span>
  );
}
