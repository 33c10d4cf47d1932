import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { whatIsMissing } from '@plaza/media/versitygw'
import { expect, test, vi } from 'vitest'
import { freePort } from './distributed-lab.ts'
import { startCommand } from './running-command.ts'
import { isFree } from './start-lab.ts'

const missing = await whatIsMissing()
if (missing !== null) process.stderr.write(`Tests of \`pnpm s3\` are skipped: ${missing}.\n`)

const run = (...words: string[]) => startCommand('s3', ...words)

test.skipIf(missing !== null)('a server leaves nothing running, and takes up its folder again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plaza-s3-command-'))
  const port = await freePort()
  for (const signal of ['SIGINT', 'SIGKILL', 'SIGINT'] as const) {
    const command = run('--data-dir', folder, '--port', String(port))
    expect(await command.until('S3_SECRET_ACCESS_KEY')).toContain(`S3_ENDPOINT=http://127.0.0.1:${port} `)
    command.child.kill(signal)
    expect(await command.ended).toBe(signal === 'SIGKILL' ? null : 0)
    await vi.waitFor(async () => expect(await isFree(port)).toBe(true), { timeout: 10_000, interval: 50 })
  }
  await rm(folder, { recursive: true })
})

test.skipIf(missing !== null)('what cannot be is told in a sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  for (const [words, told] of [
    [['--port', String(port)], `Port ${port} is taken.`],
    [['--port', 'some'], '--port some is no port'],
    [['--data-dir', '/proc/none'], '/proc/none cannot be written to'],
    [['buckets'], '`buckets` is not understood'],
    [['bucket'], 'S3_ENDPOINT is not set'],
  ] as const) {
    const command = run(...words)
    expect(await command.until('\0')).toContain(told)
    expect(await command.ended).toBe(1)
  }
  other.close()
})
