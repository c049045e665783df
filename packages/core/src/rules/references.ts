import { nearest } from '../text/nearest.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

interface Relation {
  readonly id: string;
  readonly title: string;
  /** The word for what is pointed at. */
  readonly noun: string;
  readonly targets: (context: RuleContext) => ReadonlyMap<string, { readonly retired?: unknown }>;
  readonly links: (context: RuleContext) => readonly Link[];
}

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly path: readonly (string | number)[];
  /** The object that points is itself retired. */
  readonly retired: boolean;
}

/** How many dangling references of one relation get a suggestion: each costs a comparison with every id there is. */
const HINTED = 20;

/** A rule that every reference of one relation resolves, and that what stands does not point at what is retired. */
export function referenceRule({ id, title, noun, targets, links }: Relation): Rule {
  return {
    id,
    title,
    level: 'error',
    check(context) {
      const known = targets(context);
      let hints = HINTED;
      return links(context).flatMap(({ from, to, path, retired }): readonly Finding[] => {
        const target = known.get(to);
        if (target)
          return target.retired && !retired
            ? [{ id: from, path, level: 'warning', message: `points at ${noun} \`${to}\`, which is retired` }]
            : [];
        const hint = hints-- > 0 ? nearest(to, [...known.keys()]) : undefined;
        return [
          {
            id: from,
            path,
            message: `no ${noun} \`${to}\`${hint === undefined ? '' : `: did you mean \`${hint}\``}`,
          },
        ];
      });
    },
  };
}
