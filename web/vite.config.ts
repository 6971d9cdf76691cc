import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

/** Where `npm run dev` passes the API on to. */
const host = process.env.DEEMUSIC_URL ?? 'http://127.0.0.1:6595';

export default defineConfig(({ command }) => ({
  // Relative: the host serves the page under any base path, which it writes into `<base>`.
  base: './',
  // The host puts a fresh one into each answer.
  html: { cspNonce: '__NONCE__' },
  plugins: [
    react(),
    {
      name: 'preload-font',
      // The style sheet names it only once it is there: too late for `font-display: optional` on a first visit.
      transformIndexHtml: {
        order: 'post',
        handler: (_html, { bundle }) =>
          Object.keys(bundle ?? {})
            .filter((file) => /inter-latin-wght-.*\.woff2$/.test(file))
            .map((file) => ({
              tag: 'link',
              attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `./${file}` },
              injectTo: 'head' as const,
            })),
      },
    },
    compression({ algorithms: ['gzip', 'brotliCompress'], exclude: [/index\.html$/] }),
    // While developing there is no host that would render the page.
    command === 'serve' && {
      name: 'base-path',
      transformIndexHtml: (html: string) => html.replace('__BASE__', '/'),
    },
  ],
  resolve: {
    alias: { 'deemusic/wire': fileURLToPath(new URL('../src/wire/index.ts', import.meta.url)) },
  },
  build: {
    target: 'es2022',
    // A small file as a data URL would need a wider policy for fonts and images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
  server: {
    proxy: {
      // Not in short: that would change the Host header, and the host refuses pages of another origin.
      '/api': { target: host },
      '/health': host,
      '/metrics': host,
      '/socket.io': { target: host, ws: true },
    },
  },
}));
