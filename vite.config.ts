import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The page: the same files for Electron (`app://galley`) and for a browser on loopback. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(process.env['GALLEY_DIST'] ?? 'dist', 'renderer'),
    emptyOutDir: true,
    target: 'es2023',
    // A data address for a font would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
})
