import { type ChildProcess, fork, type Serializable, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Serving } from './processes/serve.ts'

/** A process that takes part in a bench. */
export interface Child {
  readonly url: string
  /** The same behind a stock server, where there are both. */
  readonly stockUrl?: string
  readonly pid: number
  stop(): Promise<void>
}

const patienceMs = 120_000
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** `USER_HZ`, which is 100 on every Linux. */
const msPerTick = 10

/** Runs a file of `processes/`, or one that is elsewhere, which says where it serves. */
export async function startChild(
  file: string | URL,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Child> {
  const path = typeof file === 'string' ? new URL(`processes/${file}.ts`, import.meta.url) : file
  const child = fork(fileURLToPath(path), [...args], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: '1',
      RATE_LIMIT_PER_PERSON: '0',
      RATE_LIMIT_PER_ADDRESS: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const served = once(child, 'message').then(([message]: Serializable[]) => message as Serving)
  return untilServing(child, `${file} ${args.join(' ')}`, served)
}

/** Stops what has started once the cleanup's turn comes. */
export const keptBy =
  (cleanup: AsyncDisposableStack) =>
  async (starting: Promise<Child>): Promise<Child> => {
    const child = await starting
    cleanup.defer(() => child.stop())
    return child
  }

/** Runs any other program that serves once `url` answers. */
export async function startProgram(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; url: string },
): Promise<Child> {
  const { cwd, env, url } = options
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  // Nothing connects it to us, so it would outlive a bench that is broken off.
  const end = () => {
    child.kill()
    process.exit(1)
  }
  for (const signal of signals) process.once(signal, end)
  child.once('exit', () => {
    for (const signal of signals) process.removeListener(signal, end)
  })
  return untilServing(child, args.join(' '), untilAnswering(child, url))
}

async function untilServing(child: ChildProcess, what: string, served: Promise<Serving>): Promise<Child> {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4_000)
    })
  }
  const ending = new AbortController()
  try {
    const serving = await Promise.race([
      served,
      once(child, 'exit', { signal: ending.signal }).then(() => Promise.reject(new Error('it ended'))),
      once(AbortSignal.timeout(patienceMs), 'abort', { signal: ending.signal }).then(() =>
        Promise.reject(new Error(`it does not serve after ${patienceMs / 1000} s`)),
      ),
    ])
    return { ...serving, pid: child.pid!, stop: () => stop(child) }
  } catch (error) {
    await stop(child)
    throw new Error(`${what} did not come up: ${(error as Error).message}\n${output}`)
  } finally {
    ending.abort()
  }
}

async function untilAnswering(child: ChildProcess, url: string): Promise<Serving> {
  const until = Date.now() + patienceMs
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{__typename}"}',
    }).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.ok) return { url }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const kill = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await ended
  clearTimeout(kill)
}

/** What a process and its children have used of the cores, in milliseconds; NaN where there is no `/proc` to ask. */
export function cpuMs(pid: number): number {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    return children.reduce((sum, child) => sum + cpuMs(Number(child)), ownCpuMs(pid))
  } catch {
    return Number.NaN
  }
}

/** The same without its children. */
export function ownCpuMs(pid: number): number {
  const [user, system] = timesOf(pid)
  return user! + system!
}

/** What the children that have ended had used. */
export function endedChildrenCpuMs(pid: number): number {
  const [, , user, system] = timesOf(pid)
  return user! + system!
}

function timesOf(pid: number): number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before it may hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields.slice(11, 15).map((ticks) => Number(ticks) * msPerTick)
  } catch {
    return Array(4).fill(Number.NaN)
  }
}
