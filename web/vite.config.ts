import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstLoad } from './first-load.ts'
import { splitDocuments } from './split-documents.ts'

// The gateway that `pnpm --filter web dev` passes requests on to.
const gateway = `http://localhost:${process.env.PLAZA_PORT ?? 4000}`

export default defineConfig({
  plugins: [splitDocuments(), firstLoad(), react()],
  build: {
    target: 'es2023',
    // Every asset is a file of its own, because the content security policy lets no `data:` in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // In kB before compression; the first load has to stay below 200 gzipped, which `pnpm bench web` measures.
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: {
      '/graphql': { target: gateway, ws: true },
      '/session': gateway,
      '/glass': gateway,
    },
  },
})
