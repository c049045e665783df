// Decisions of the policy evaluator: how long one takes once the policies are compiled.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleEntry } from './bundle-entry.mjs';

const BUNDLE = fileURLToPath(new URL('../node_modules/.cache/demarc-bench/policy.mjs', import.meta.url));
const ROUNDS = 11;
const REQUESTS = 2_000;
const AT_MOST = 0.1;

await bundleEntry('bench/policy/entry.ts', BUNDLE);
const { measureEvaluation } = await import(pathToFileURL(BUNDLE).href);
const rounds = Array.from({ length: ROUNDS }, () => measureEvaluation(REQUESTS)).sort((a, b) => a - b);
const median = rounds[Math.floor(ROUNDS / 2)];
console.log(
  `${(median * 1000).toFixed(1)} µs for each request against 120 statements: median of ${ROUNDS} rounds of ${REQUESTS} (slowest round ${(rounds.at(-1) * 1000).toFixed(1)} µs); expected at most ${AT_MOST * 1000} µs`,
);
process.exitCode = median <= AT_MOST ? 0 : 1;
