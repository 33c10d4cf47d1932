import { startFileSystem } from './file-system-server.ts'

// A process of its own for a test that looks at its memory: asked by a message, it gives links to `PUT` objects at, and how
// much it has taken at most.
const files = await startFileSystem()
let peak = 0
const look = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 20)
process.on('message', async ({ uploads, byteSize }: { uploads: number; byteSize: number }) => {
  const signed = { mimeType: 'video/mp4', byteSize, expiresAt: new Date(Date.now() + 3_600_000) }
  const keys = Array.from({ length: uploads }, (_, index) => `uploads/${index}`)
  const urls = await Promise.all(keys.map(async (key) => (await files.storage.signedUpload(key, signed)).url))
  peak = Math.max(peak, process.memoryUsage.rss())
  process.send?.({ urls, peak })
})
process.on('disconnect', async () => {
  clearInterval(look)
  await files[Symbol.asyncDispose]()
})
process.send?.('ready')
