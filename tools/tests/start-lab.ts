import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { gatewayPort } from '@plaza/schema/subgraphs'
import { embeddedConfig, settingsFrom } from '../src/embedded/settings.ts'
import { repositoryPath } from '../src/repository.ts'

export interface StartedPlaza {
  /** Added to every port. */
  offset: number
  /** Of the gateway. */
  url: string
  child: ChildProcess
  output(): string
  /** Resolves with the exit code when it is gone. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** `pnpm start`'s own command; resolves when it is up, or has ended. */
export async function startCommand(env: Record<string, string>, folder = repositoryPath): Promise<StartedPlaza> {
  const offset = Number(env.PORT_OFFSET ?? (await freeOffset()))
  const child = spawn('node', ['tools/plaza.mjs', 'start'], {
    cwd: folder,
    env: {
      ...process.env,
      RATE_LIMIT_PER_PERSON: '0',
      RATE_LIMIT_PER_ADDRESS: '0',
      ...env,
      PORT_OFFSET: String(offset),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const ended = once(child, 'exit')
  const isUp = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        text += chunk
        if (text.includes('Ctrl-C stops everything')) resolve()
      })
    }
  })
  await Promise.race([isUp, ended])
  return {
    offset,
    url: `http://127.0.0.1:${gatewayPort + offset}`,
    child,
    output: () => text,
    async stop(signal = 'SIGINT') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal)
        await ended
      }
      return child.exitCode
    },
  }
}

export async function freeOffset(): Promise<number> {
  for (;;) {
    // Below the ports that connections are given, one of which would take a port away between two starts.
    const offset = 1_000 + Math.floor(Math.random() * 16_000)
    const { success, data } = embeddedConfig.safeParse({ PORT_OFFSET: offset })
    if (!success) continue
    const free = await Promise.all(Object.values(settingsFrom(data).ports).map(isFree))
    if (free.every(Boolean)) return offset
  }
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
