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
    // one file for what every page starts with, one for what most pages share: fifty small ones take 300 ms longer
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'pages', minShareCount: 5, maxModuleSize: 20_000, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': API, '/health': API } },
  preview: { proxy: { '/api': API, '/health': API } },
});
