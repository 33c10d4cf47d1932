import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { whatIsMissing } from '@plaza/events/testing'
import { expect, test, vi } from 'vitest'
import { startCommand } from './running-command.ts'
import { isFree } from './start-lab.ts'

const missing = await whatIsMissing()
if (missing !== null) process.stderr.write(`Tests of \`pnpm kafka\` are skipped: ${missing}.\n`)

const kafka = (...words: string[]) => startCommand('kafka', ...words)

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

test.skipIf(missing !== null)(
  'a folder that is given is taken up again, after a stop and after a kill',
  {
    timeout: 240_000,
  },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plaza-kafka-command-'))
    const port = await freePort()
    const words = ['--data-dir', folder, '--port', String(port)]
    for (const signal of ['SIGINT', 'SIGKILL', 'SIGINT'] as const) {
      const command = kafka(...words)
      expect(await command.until('Kafka serves')).toContain('Kafka serves. KAFKA_BROKERS=')
      command.child.kill(signal)
      expect(await command.ended).toBe(signal === 'SIGKILL' ? null : 0)
      await vi.waitFor(async () => expect(await isFree(port)).toBe(true), { timeout: 30_000, interval: 100 })
    }
    await rm(folder, { recursive: true })
  },
)

test.skipIf(missing !== null)(
  'a taken port and a folder that cannot be made are told in a sentence',
  { timeout: 90_000 },
  async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    for (const [words, told] of [
      [['--port', String(port)], `Port ${port} is taken.`],
      [['--port', 'some'], '--port some is no port'],
      [['--data-dir', '/dev/null/data'], '/dev/null/data cannot be written to by this user (ENOTDIR). Give --data-dir'],
    ] as const) {
      const command = kafka(...words)
      const output = await command.until('never')
      expect([await command.ended, output]).toEqual([1, expect.stringContaining(told)])
      expect(output).not.toContain('    at ')
    }
    other.close()
  },
)
