#!/usr/bin/env node
// Runs the bundle that `npm ci` builds. This file is committed so that npm can link it before there is a bundle.
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/main.js', import.meta.url);
if (!existsSync(bundle)) {
  console.error('demarc is not built yet: run `npm run build` in its folder');
  process.exit(2);
}
await import(bundle.href);
