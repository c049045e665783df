import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { EXTERNAL } from '../scripts/external.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Bundles an entry of a bench as the command line is bundled: what is measured is what is shipped. */
export async function bundleEntry(input, file) {
  const bundle = await rolldown({
    input: `${ROOT}${input}`,
    platform: 'node',
    external: EXTERNAL,
    resolve: { mainFields: ['module', 'main'] },
    checks: { eval: false },
    logLevel: 'silent',
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
}
