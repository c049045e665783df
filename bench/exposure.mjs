// Who can carry out which threat of Amazon S3: 1,000 principals, and a dump of 30 MB.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleEntry } from './bundle-entry.mjs';

const BUNDLE = fileURLToPath(new URL('../node_modules/.cache/demarc-bench/exposure.mjs', import.meta.url));
const CATALOG = fileURLToPath(new URL('../catalog', import.meta.url));
const ROUNDS = 5;
const MAY = { seconds: 3, mebibytes: 900 };

await bundleEntry('bench/exposure/entry.ts', BUNDLE);
const { accountDump, prepare } = await import(pathToFileURL(BUNDLE).href);
const { measure } = await prepare(CATALOG);

const rounds = Array.from({ length: ROUNDS }, () => measure(accountDump(1_000, 0)));
const seconds = rounds.map(({ read, exposed }) => (read + exposed) / 1000).sort((a, b) => a - b);
const median = seconds[Math.floor(ROUNDS / 2)];
const { principals, threats, reachable } = rounds[0];
const hundred = (median / threats) * 100;
console.log(
  `${principals} principals × ${threats} threats (${reachable} reachable pairs): median of ${ROUNDS} rounds ${median.toFixed(2)} s (slowest ${seconds.at(-1).toFixed(2)} s); for 100 threats ${hundred.toFixed(2)} s, expected at most ${MAY.seconds} s`,
);

const large = accountDump(1_000, 155);
const { read, exposed } = measure(large);
const memory = process.resourceUsage().maxRSS / 1024;
console.log(
  `a dump of ${(large.length / 1e6).toFixed(0)} MB: read in ${(read / 1000).toFixed(2)} s, judged in ${(exposed / 1000).toFixed(2)} s; at most ${memory.toFixed(0)} MiB in all, expected at most ${MAY.mebibytes} MiB`,
);
process.exitCode = hundred <= MAY.seconds && memory <= MAY.mebibytes ? 0 : 1;
