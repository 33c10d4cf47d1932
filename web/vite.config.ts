import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The gateway that `pnpm --filter web dev` passes requests on to.
const gateway = `http://localhost:${process.env.PLAZA_PORT ?? 4000}`

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    // Every asset is a file of its own, because the content security policy lets no `data:` in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/graphql': { target: gateway, ws: true },
      '/session': gateway,
      '/glass': gateway,
    },
  },
})
