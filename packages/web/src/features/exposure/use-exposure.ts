import type { Exposure, IamFacts } from '@demarc/policy';
import { useCallback, useEffect, useRef, useState } from 'react';
import { getIamFacts } from '../../api-client.ts';
import { useModel } from '../../model/model-context.tsx';
import type { ExposureAnswer, ExposureQuestion } from './exposure.worker.ts';

/** Where the evaluation stands. */
export type ExposureState =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly share: number }
  | { readonly state: 'done'; readonly result: Exposure; readonly name: string }
  | { readonly state: 'failed'; readonly message: string };

/** Evaluates account details against the ThreatModel in a worker; a new question ends the one before. */
export function useExposure(): readonly [
  ExposureState,
  (asked: Pick<ExposureQuestion, 'name' | 'text' | 'scps' | 'rcps'>) => void,
] {
  const { model } = useModel();
  const [state, setState] = useState<ExposureState>({ state: 'idle' });
  const running = useRef<Worker>(undefined);
  useEffect(() => () => running.current?.terminate(), []);
  const ask = useCallback(
    (asked: Pick<ExposureQuestion, 'name' | 'text' | 'scps' | 'rcps'>) => {
      running.current?.terminate();
      setState({ state: 'running', share: 0 });
      const worker = new Worker(new URL('./exposure.worker.ts', import.meta.url), { type: 'module' });
      running.current = worker;
      const failed = (message: string) => setState({ state: 'failed', message });
      worker.onerror = ({ message }) => failed(message || 'the evaluation broke off');
      worker.onmessage = ({ data }: MessageEvent<ExposureAnswer>) => {
        if ('share' in data) setState({ state: 'running', share: data.share });
        else {
          worker.terminate();
          if ('result' in data) setState({ state: 'done', result: data.result, name: asked.name });
          else failed(data.error);
        }
      };
      getIamFacts().then(
        (facts) =>
          worker.postMessage({ ...asked, model, facts: facts as IamFacts } satisfies ExposureQuestion),
        (error: Error) => failed(error.message),
      );
    },
    [model],
  );
  return [state, ask];
}
