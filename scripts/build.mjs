// Builds what runs: the command line as a bundle, and the Control Catalog for the browser. `npm ci` calls it.
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'rolldown';
import { build as buildWeb } from 'vite';
import { compressAssets } from './compress-assets.mjs';
import { cutFonts } from './cut-fonts.mjs';
import { EXTERNAL } from './external.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const only = process.argv[2];

if (only === undefined || only === 'cli') {
  rmSync('packages/cli/dist', { recursive: true, force: true });
  await bundle({
    input: {
      main: 'packages/cli/src/main.ts',
      'upload.worker': 'packages/server/src/frameworks/upload.worker.ts',
      'document.worker': 'packages/document/src/document.worker.ts',
      'pictures.worker': 'packages/document/src/pictures.worker.ts',
      'press.process': 'packages/document/src/press.process.ts',
      'compile-catalog': 'packages/cli/src/compile-catalog.ts',
    },
    platform: 'node',
    // some packages ship UMD as their main, which no bundler can follow
    resolve: { mainFields: ['module', 'main'] },
    // workers are bundled with what starts them
    external: EXTERNAL,
    logLevel: 'warn',
    checks: { eval: false },
    output: {
      dir: 'packages/cli/dist',
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      minify: false,
      comments: false,
    },
  });
  const faces = ['400Regular/Inter_400Regular', '600SemiBold/Inter_600SemiBold', '700Bold/Inter_700Bold'];
  await cutFonts(
    faces.map((face) => `@expo-google-fonts/inter/${face}.ttf`),
    'packages/cli/dist/fonts',
  );
  const { compileShipped } = await import(
    pathToFileURL(join(root, 'packages/cli/dist/compile-catalog.js')).href
  );
  await compileShipped('catalog');
}

if ((only === undefined || only === 'web') && existsSync('packages/web/index.html')) {
  await buildWeb({ root: 'packages/web', configFile: 'packages/web/vite.config.ts', logLevel: 'warn' });
  compressAssets('packages/web/dist/assets');
}
