// Reads one upload in a thread of its own; `read-apart.ts` starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { type FrameworkUpload, readUpload } from './read-upload.ts';

parentPort?.postMessage(await readUpload(workerData as FrameworkUpload));
