import { analyse, type ThreatModel } from '@demarc/core';
import { type Exposure, expose, type IamFacts, type PolicyInput, readAccountDetails } from '@demarc/policy';

/** What the page asks. */
export interface ExposureQuestion {
  readonly model: ThreatModel;
  readonly facts: IamFacts;
  readonly name: string;
  readonly text: string;
  readonly scps: readonly PolicyInput[];
  readonly rcps: readonly PolicyInput[];
}

/** What comes back: how far it is, then the result or why there is none. */
export type ExposureAnswer =
  | { readonly share: number }
  | { readonly result: Exposure }
  | { readonly error: string };

const answer = (message: ExposureAnswer) => postMessage(message);

/** Works beside the page, so that it stays alive; nothing leaves the browser. */
addEventListener('message', ({ data }: MessageEvent<ExposureQuestion>) => {
  const { model, facts, name, text, scps, rcps } = data;
  const account = readAccountDetails(text, name);
  if (account.principals.length === 0) {
    answer({ error: account.problems[0]?.message ?? 'no user and no role in it' });
    return;
  }
  const steps = expose(analyse(model), account, facts, { scps, rcps });
  let step = steps.next();
  while (!step.done) {
    answer({ share: step.value.done / step.value.of });
    step = steps.next();
  }
  answer({ result: step.value });
});
