// Makes one document in a thread of its own; `make-apart.ts` starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { type DocumentOrder, makeDocument } from './make-document.ts';

// who started this thread wants no document any more
parentPort?.once('message', async () => {
  await (await import('./render/pdf/press.ts')).endPress();
  process.exit();
});
// an ear alone keeps no thread alive
parentPort?.unref();

const files = await makeDocument(workerData as DocumentOrder, (step) => parentPort?.postMessage({ step }));
parentPort?.postMessage({ files });
