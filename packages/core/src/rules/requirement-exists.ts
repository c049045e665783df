import { isCurrent } from '../analyse/index-model.ts';
import { type Framework, frameworkKey } from '../model/framework.ts';
import type { ObjectiveRequirement } from '../model/objective.ts';
import { nearest } from '../text/nearest.ts';
import type { Finding, Rule } from './rule.ts';

/** How many unknown names get a suggestion: each costs a comparison with every requirement of its framework. */
const HINTED = 50;

export const requirementExists: Rule = {
  id: 'requirement-exists',
  title: 'Every requirement that an objective names exists in its framework, and is named once',
  level: 'error',
  check({ model, facts }) {
    const objectives = model.objectives.filter(
      (objective) => isCurrent(objective) && objective.requirements.length > 0,
    );
    if (objectives.length === 0) return [];
    if (!facts.frameworks)
      return [{ level: 'info', message: 'not checked: no compliance frameworks at hand' }];
    const judge = judgeOf(facts.frameworks);
    return objectives.flatMap(({ id, requirements }): readonly Finding[] => {
      const seen = new Set<string>();
      return requirements.flatMap((named, at): readonly Finding[] => {
        const path = ['control_objectives', id, 'requirements', at];
        const name = `${named.framework} ${named.id}`;
        if (seen.has(name))
          return [
            { id, path, level: 'warning', message: `names \`${named.id}\` of ${named.framework} twice` },
          ];
        seen.add(name);
        const found = judge(named);
        return found ? [{ id, path, ...found }] : [];
      });
    });
  },
};

type Judgement = Pick<Finding, 'message' | 'level'> | undefined;

/** Tells what is wrong with the name of a requirement; each name is looked at once. */
function judgeOf(frameworks: readonly Framework[]): (named: ObjectiveRequirement) => Judgement {
  const known = new Map(
    frameworks.map((framework) => [
      frameworkKey(framework),
      { framework, ids: new Set(framework.requirements.map(({ id }) => id)) },
    ]),
  );
  const told = new Map<string, Judgement>();
  let hints = HINTED;
  const hint = (text: string, candidates: readonly string[]): string => {
    const near = hints-- > 0 ? nearest(text, candidates) : undefined;
    return near === undefined ? '' : `: did you mean \`${near}\``;
  };
  const wrong = ({ framework: key, id }: ObjectiveRequirement): Judgement => {
    const one = known.get(key);
    if (one)
      return one.ids.has(id) ? undefined : { message: `${key} has no \`${id}\`${hint(id, [...one.ids])}` };
    if (!/^[^@]+@[^@]+$/.test(key))
      return {
        message: `\`${key}\` is no framework: expected \`id@version\`${hint(key, [...known.keys()])}`,
      };
    const near = hint(key, [...known.keys()]);
    return near === ''
      ? { level: 'info', message: `not checked: no framework \`${key}\` at hand` }
      : { level: 'warning', message: `no framework \`${key}\`${near}` };
  };
  return (named) => {
    const name = `${named.framework} ${named.id}`;
    if (!told.has(name)) told.set(name, wrong(named));
    return told.get(name);
  };
}
