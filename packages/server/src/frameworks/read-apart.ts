import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { FrameworkUpload, ReadUpload } from './read-upload.ts';

/** Where the build puts the worker: beside what starts it. */
const BUILT = new URL('./upload.worker.js', import.meta.url);
/** The largest release of the SCF takes 0.5 GiB and some seconds. */
const LIMITS = { mebibytes: 1024, milliseconds: 60_000 } as const;

/**
 * Reads an upload in a thread of its own, so that nobody waits for it and none takes the server down: one that wants too much memory or time
 * ends alone, and is refused. From source, as unit tests run it, there is no built thread, and the upload is read in this one.
 */
export async function readApart(upload: FrameworkUpload): Promise<ReadUpload> {
  if (existsSync(BUILT)) return inThread(upload);
  const { readUpload } = await import('./read-upload.ts');
  return readUpload(upload);
}

function inThread(upload: FrameworkUpload): Promise<ReadUpload> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(BUILT, {
      workerData: upload,
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.mebibytes },
    });
    const timer = setTimeout(() => {
      resolve(refused(`reading it took more than ${LIMITS.milliseconds / 1000} s`));
      void worker.terminate();
    }, LIMITS.milliseconds);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        resolve(refused(`reading it took more than ${LIMITS.mebibytes} MiB of memory`));
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread that read an upload ended without an answer'));
    });
  });
}

function refused(message: string): ReadUpload {
  return { problems: [{ rule: 'framework-file', level: 'error', message }] };
}
