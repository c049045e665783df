import { compileEnvironment, type Decision, evaluate } from '../../src/index.ts';
import type { DifferentialCase } from './case.ts';
import { KNOWN_DIFFERENCES } from './known-differences.ts';
import { askOther, type OtherAnswer } from './other-engine.ts';

/** What came of one case. */
export type Comparison =
  | { readonly outcome: 'agree'; readonly decision: Decision['decision'] }
  /** They differ, and agree once the case is rewritten so that these points do not matter. */
  | { readonly outcome: 'explained'; readonly by: readonly string[] }
  | { readonly outcome: 'unexplained'; readonly own: Decision['decision']; readonly other: OtherAnswer }
  /** The other engine did not see the whole case: nothing is shown by it. */
  | { readonly outcome: 'dropped-keys'; readonly keys: readonly string[] }
  | { readonly outcome: 'refused'; readonly message: string };

/** Asks both engines, and looks for the known differences that explain a disagreement: one alone, else all that touch the case. */
export async function compare(question: DifferentialCase): Promise<Comparison> {
  const own = askOwn(question);
  const other = await askOther(question);
  if (other.decision === 'error') return { outcome: 'refused', message: other.message ?? '' };
  if (other.dropped.length > 0) return { outcome: 'dropped-keys', keys: other.dropped };
  if (own === other.decision) return { outcome: 'agree', decision: own };
  let rewritten = question;
  const touched: string[] = [];
  for (const { id, adapt } of KNOWN_DIFFERENCES) {
    const alone = adapt(question);
    if (!alone) continue;
    if (await agree(alone)) return { outcome: 'explained', by: [id] };
    touched.push(id);
    rewritten = adapt(rewritten) ?? rewritten;
  }
  if (touched.length > 1 && (await agree(rewritten))) return { outcome: 'explained', by: touched };
  return { outcome: 'unexplained', own, other };
}

async function agree(question: DifferentialCase): Promise<boolean> {
  const other = await askOther(question);
  return other.dropped.length === 0 && other.decision === askOwn(question);
}

function askOwn(question: DifferentialCase): Decision['decision'] {
  const { value, problems } = compileEnvironment(question.environment);
  if (problems.length > 0) throw new Error(`${question.name}: ${problems[0]?.message}`);
  return evaluate(value, question.request).decision;
}
