// Compresses what the server sends to every browser, once, when it is built: `name.js` gets `name.js.br` and `name.js.gz` beside it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = /\.(js|css|svg)$/;
/** Bytes; what is smaller fits into a packet or two as it is. */
const SMALL = 1024;

/** Compresses the scripts, styles and drawings in a folder. */
export function compressAssets(folder) {
  for (const name of readdirSync(folder)) {
    if (!TEXT.test(name)) continue;
    const path = join(folder, name);
    const bytes = readFileSync(path);
    if (bytes.length < SMALL) continue;
    // quality 9: a tenth of the time of the best, a twentieth larger
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
