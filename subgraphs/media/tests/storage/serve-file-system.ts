import { startFileSystem } from './file-system-server.ts'

// A process of its own for tests that look at its memory: it answers what it has, and links to put objects.
const files = await startFileSystem()
process.on('message', async ({ uploads, byteSize }: { uploads: number; byteSize: number }) => {
  const signed = { mimeType: 'video/mp4', byteSize, expiresAt: new Date(Date.now() + 3_600_000) }
  const keys = Array.from({ length: uploads }, (_, index) => `uploads/${index}`)
  const urls = await Promise.all(keys.map(async (key) => (await files.storage.signedUpload(key, signed)).url))
  process.send?.({ urls, rss: process.memoryUsage.rss() })
})
process.on('disconnect', () => files[Symbol.asyncDispose]())
process.send?.('ready')
