// Bundles the server as it is shipped and starts it in a process of its own.
import { fork } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleEntry } from '../bundle-entry.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BUNDLE = `${ROOT}node_modules/.cache/demarc-bench/server.mjs`;
const DOCUMENTS = fileURLToPath(new URL('../../../shared/data/threatmodels/', import.meta.url));

export const bundleServer = () => bundleEntry('bench/server/entry.ts', BUNDLE);

/** Starts it; `ask` sends a message and gives the answer. */
export async function startServer(catalogFolder, dataFolder) {
  const child = fork(BUNDLE, [catalogFolder, dataFolder, `${dataFolder}/no-web`]);
  const answer = () => new Promise((resolve) => child.once('message', resolve));
  const { url } = await answer();
  return {
    url,
    ask: (message) => {
      const answered = answer();
      child.send(message);
      return answered;
    },
    close: () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('close');
      return ended;
    },
  };
}

/** Published documents where they are at hand, else what stands in `fallback`: `{ name, text }`. */
export function sampleDocuments(fallback) {
  if (!existsSync(DOCUMENTS)) return fallback;
  return readdirSync(DOCUMENTS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, text: readFileSync(`${DOCUMENTS}${name}`, 'utf8') }));
}

export const CATALOG = `${ROOT}catalog`;

export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
