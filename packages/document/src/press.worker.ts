// Sets parts of a PDF beside another thread; `set-parts.ts` starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { type Press, setUntaken } from './render/pdf/set-parts.ts';

setUntaken(workerData as Press, (pressed) => parentPort?.postMessage(pressed));
