// Makes one document in a thread of its own; `make-apart.ts` starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { type DocumentOrder, makeDocument } from './make-document.ts';

const order = workerData as DocumentOrder;
const files = await makeDocument(order, (step) => parentPort?.postMessage({ step }));
parentPort?.postMessage({ files });
if (order.format === 'pdf') (await import('./render/pdf/set-part.ts')).forgetParts();
