import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compressed.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  publicDir: 'public',
  plugins: [react(), compressed()],
  resolve: { conditions: ['podium-source', 'module', 'browser', 'production'] },
  // The pages' policy allows no script and no picture inside the document.
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 700,
  },
  // While one works on pages: `npx vite apps/web` beside `npm start`.
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000', '/session': 'http://127.0.0.1:4000' } },
});
