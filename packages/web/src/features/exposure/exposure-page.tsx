import type { PolicyInput } from '@demarc/policy';
import { type DragEvent, useRef, useState } from 'react';
import { useModel } from '../../model/model-context.tsx';
import { Warning } from '../../ui/message.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { Answer } from '../../ui/section.tsx';
import classes from './exposure.module.css';
import { ExposureResult } from './exposure-result.tsx';
import { useExposure } from './use-exposure.ts';

/** Whoever has a policy or the details of an account sees here which threats its principals can carry out. */
export function ExposurePage() {
  const { summary } = useModel();
  usePageTitle('Exposure', summary.name);
  const [state, ask] = useExposure();
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const [scps, setScps] = useState<readonly PolicyInput[]>([]);
  const [rcps, setRcps] = useState<readonly PolicyInput[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const take = async (files: FileList | null) => {
    const file = files?.[0];
    if (file) ask({ name: file.name, text: await file.text(), scps, rcps });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    <div>
      <h1 className="d-hidden">Exposure to {summary.name}</h1>
      <Answer>
        Which threats can somebody in your account carry out? Give the output of{' '}
        <code>aws iam get-account-authorization-details</code>, or an IAM policy.{' '}
        <strong>Nothing is uploaded: it is evaluated in this browser.</strong>
      </Answer>
      <fieldset
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        data-screen-only
      >
        <legend className="d-hidden">Account details or a policy</legend>
        <div className={classes.line}>
          <button type="button" onClick={() => input.current?.click()}>
            Choose a file
          </button>
          <span className={classes.quiet}>or drop it here, or paste it below</span>
          <input
            ref={input}
            type="file"
            accept=".json,application/json"
            aria-label="Account details or a policy"
            className="d-hidden"
            tabIndex={-1}
            onChange={({ target }) => {
              void take(target.files);
              target.value = '';
            }}
          />
        </div>
        <textarea
          value={pasted}
          onChange={({ target }) => setPasted(target.value)}
          aria-label="Account details or a policy, as JSON"
          placeholder='{ "Version": "2012-10-17", "Statement": [ … ] }'
          spellCheck={false}
          rows={4}
        />
        <div className={classes.line}>
          <button
            type="button"
            disabled={pasted.trim() === '' || state.state === 'running'}
            onClick={() => ask({ name: 'pasted', text: pasted, scps, rcps })}
          >
            Evaluate what is pasted
          </button>
          <PolicyFiles label="SCPs" chosen={scps} onChoose={setScps} />
          <PolicyFiles label="RCPs" chosen={rcps} onChoose={setRcps} />
        </div>
      </fieldset>
      <div aria-live="polite">
        {state.state === 'running' && (
          <p className={classes.running}>
            <progress value={state.share} aria-label="Evaluating" /> {Math.round(state.share * 100)} %
          </p>
        )}
        {state.state === 'failed' && <Warning>It cannot be evaluated: {state.message}.</Warning>}
      </div>
      {state.state === 'done' && <ExposureResult exposure={state.result} name={state.name} />}
    </div>
  );
}

/** Policies of the organization that stand around: how many are chosen, and a way to choose them. */
function PolicyFiles({
  label,
  chosen,
  onChoose,
}: {
  label: string;
  chosen: readonly PolicyInput[];
  onChoose: (policies: readonly PolicyInput[]) => void;
}) {
  return (
    <label className={classes.policies}>
      {label}
      {chosen.length > 0 && `: ${chosen.map(({ name }) => name).join(', ')}`}
      <input
        type="file"
        multiple
        accept=".json,application/json"
        onChange={async ({ target: { files } }) =>
          onChoose(
            await Promise.all(
              [...(files ?? [])].map(async (file) => ({ name: file.name, document: await file.text() })),
            ),
          )
        }
      />
    </label>
  );
}
