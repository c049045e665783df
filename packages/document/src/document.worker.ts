// Makes one document in a thread of its own; `make-apart.ts` starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { type DocumentOrder, makeDocument } from './make-document.ts';

const files = await makeDocument(workerData as DocumentOrder, (step) => parentPort?.postMessage({ step }));
parentPort?.postMessage({ files });
