import { fork } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'

const mebibyte = 2 ** 20

// What lives is a few buffers of 64 KiB for each upload; V8 lets about 100 MB of dead ones gather before it collects them.
test('20 uploads of 20 MB at once take less than 200 MB of memory', async () => {
  const server = fork(new URL('serve-file-system.ts', import.meta.url), { stdio: 'inherit', execArgv: [] })
  await once(server, 'message')
  const ask = async (uploads: number): Promise<{ urls: string[]; peak: number }> => {
    const answer = once(server, 'message')
    server.send({ uploads, byteSize: 20 * mebibyte })
    return (await answer)[0]
  }
  const { urls, peak: before } = await ask(20)
  const statuses = await Promise.all(urls.map((url) => upload(url, 20)))
  const { peak } = await ask(0)
  expect(statuses).toEqual(urls.map(() => 200))
  expect((peak - before) / mebibyte).toBeLessThan(200)
  const ended = once(server, 'exit')
  server.disconnect()
  await ended
})

async function upload(url: string, mebibytes: number): Promise<number | undefined> {
  const piece = Buffer.alloc(mebibyte, 1)
  const headers = { 'content-type': 'video/mp4', 'content-length': mebibytes * mebibyte }
  const sent = request(url, { method: 'PUT', headers })
  const answered = once(sent, 'response')
  await pipeline(Readable.from(Array.from({ length: mebibytes }, () => piece)), sent)
  const [response] = await answered
  response.resume()
  return response.statusCode
}
