import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const API = 'http://127.0.0.1:4400';

/**
 * One build for the server and for a static site under any path: every URL in it is relative, and `<base href>` in
 * index.html, which whoever serves the page may rewrite, says to what.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // INVARIANT: no `data:` fonts or scripts: the Content-Security-Policy does not allow them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { proxy: { '/api': API, '/health': API } },
  preview: { proxy: { '/api': API, '/health': API } },
});
