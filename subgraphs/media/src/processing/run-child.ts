import { spawn } from 'node:child_process'
import { lstat, realpath } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { MediaConfig } from '../config.ts'
import { maxBytes } from '../rules/file-types.ts'
import { type Outcome, outcome, type ProcessingTask } from './outcome.ts'

/** What the processing of one file may take. */
export interface Limits {
  readonly wallMs: number
  readonly cpuSeconds: number
  /** Resident, of the whole process. */
  readonly memoryBytes: number
  /** Of all results together. */
  readonly outputBytes: number
}

const mebibyte = 2 ** 20

export const limitsOf = (config: Pick<MediaConfig, 'PROCESSING_SECONDS' | 'PROCESSING_MEMORY_MB'>): Limits => ({
  wallMs: config.PROCESSING_SECONDS * 1000,
  // The rest is for waiting: other processes have the cores too.
  cpuSeconds: Math.ceil(config.PROCESSING_SECONDS / 2),
  memoryBytes: config.PROCESSING_MEMORY_MB * mebibyte,
  // A video is copied, and may grow a little; a picture is bounded by its pixels.
  outputBytes: 1.2 * maxBytes.VIDEO,
})

/** The file asks for more than it may have. Trying again helps when the machine was busy, and not often. */
export class LimitExceeded extends Error {
  readonly limit: 'time' | 'CPU time' | 'memory' | 'output'

  constructor(limit: LimitExceeded['limit']) {
    super(`The processing of a file was stopped: it exceeded its limit of ${limit}.`)
    this.limit = limit
  }
}

/** The child ended without an answer, or with one that makes no sense: the file broke a decoder, or got hold of it. */
export class ChildCrashed extends Error {}

const answers = z.union([
  outcome,
  z.strictObject({ limit: z.literal('memory') }),
  z.strictObject({ fault: z.string().max(50) }),
])
const maxAnswerLength = 20_000

const child = fileURLToPath(new URL('child.ts', import.meta.url))

/** What the code of a child is read from: that of this package, and the outermost `node_modules`, where pnpm's links lead to. */
function codePaths(): string[] {
  const own = ['src', 'node_modules', 'package.json'].map((name) =>
    fileURLToPath(new URL(`../../${name}`, import.meta.url)),
  )
  const [root] = createRequire(import.meta.url)
    .resolve('sharp')
    .split('/node_modules/')
  return [...own, `${root}/node_modules`]
}

// The kernel counts CPU time and file sizes (in blocks of 512 bytes), whatever the child does. A core dump would hold the file.
const launcher =
  'ulimit -c 0 && ulimit -S -t "$1" && ulimit -H -t "$(($1 + 1))" && ulimit -f "$2" && shift 2 && exec env -i TMPDIR="$PWD" "$@"'

function startChild(
  { input, folder, announced }: ProcessingTask,
  { limits, entry }: { limits: Limits; entry: string },
) {
  const node = [
    process.execPath,
    '--permission',
    ...[...codePaths(), entry, input, folder].map((path) => `--allow-fs-read=${path}`),
    `--allow-fs-write=${folder}`,
    // Only pictures are read by native code.
    ...(announced.kind === 'IMAGE' ? ['--allow-addons'] : []),
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${Math.ceil(limits.memoryBytes / 2 / mebibyte)}`,
    entry,
    String(limits.memoryBytes),
  ]
  const kernel = [limits.cpuSeconds, Math.ceil(limits.outputBytes / 512)].map(String)
  // A process group of its own, so that one signal ends all of it.
  return spawn('/bin/sh', ['-c', launcher, 'sh', ...kernel, ...node], {
    cwd: folder,
    env: {},
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/**
 * Checks and cleans one upload in a process of its own, which ends with the call, with an abort and with this process.
 * Tests have another `entry`, which does what a file that got hold of the child might.
 * @throws {LimitExceeded} when it took too much of anything
 * @throws {ChildCrashed} when it ended without a sensible answer
 * @throws the signal's reason when aborted, and other errors for what is not the file's fault, as a full disk
 */
export async function processInChild(
  given: ProcessingTask,
  { signal, limits, entry = child }: { signal?: AbortSignal; limits: Limits; entry?: string },
): Promise<Outcome> {
  signal?.throwIfAborted()
  // Node compares real paths with what it was permitted.
  const [input, folder] = await Promise.all([realpath(given.input), realpath(given.folder)])
  const task = { ...given, input, folder }
  const answer = answers.safeParse(parse(await converse(task, { limits, entry }, signal)))
  if (!answer.success) throw new ChildCrashed('The child that processed a file gave an answer that makes no sense.')
  if ('limit' in answer.data) throw new LimitExceeded(answer.data.limit)
  if ('fault' in answer.data) {
    if (answer.data.fault === 'EFBIG') throw new LimitExceeded('output')
    const { fault } = answer.data
    throw Object.assign(new Error(`A file could not be processed: the file system answered ${fault}.`), { code: fault })
  }
  if (answer.data.verdict === 'READY') await checkOutputs(answer.data, task, limits)
  return answer.data
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Gives what the child printed before it ended. */
function converse(task: ProcessingTask, how: { limits: Limits; entry: string }, signal?: AbortSignal): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const running = startChild(task, how)
  const stop = (error: unknown) => {
    reject(error)
    if (running.pid && running.exitCode === null && running.signalCode === null) process.kill(-running.pid, 'SIGKILL')
  }
  const timer = setTimeout(() => stop(new LimitExceeded('time')), how.limits.wallMs)
  const abort = () => stop(signal?.reason)
  signal?.addEventListener('abort', abort)

  const printed = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    running[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] = (printed[name] + text).slice(0, maxAnswerLength + 1)
    })
  running.on('error', reject)
  running.on('close', (code, killedBy) => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
    if (killedBy === 'SIGXCPU') reject(new LimitExceeded('CPU time'))
    else if (printed.stderr.includes('heap out of memory')) reject(new LimitExceeded('memory'))
    else if (printed.stdout) resolve(printed.stdout)
    else reject(new ChildCrashed(crash(killedBy ?? code, printed.stderr)))
  })
  // Kept open: the child ends when this end closes. It may be dead before it reads.
  running.stdin.on('error', () => {})
  running.stdin.write(`${JSON.stringify(task)}\n`)
  return promise
}

/** Where it happened and no messages: these may quote the file. */
function crash(end: string | number | null, stderr: string): string {
  const trace = stderr.split('\n').filter((line) => /^\s+at /.test(line))
  return [`The child that processed a file ended with ${end} and no answer.`, ...trace.slice(0, 5)].join('\n')
}

/** A child that a file got hold of could name any file of this machine. */
async function checkOutputs(
  { main, renditions }: Outcome & { verdict: 'READY' },
  task: ProcessingTask,
  limits: Limits,
) {
  let bytes = 0
  for (const { path, byteSize } of [main, ...renditions]) {
    const found = dirname(path) === task.folder ? await lstat(path).catch(() => undefined) : undefined
    if (!found?.isFile() || found.nlink !== 1 || found.size !== byteSize || path === task.input)
      throw new ChildCrashed('The child that processed a file named a result that it did not make.')
    bytes += byteSize
  }
  if (bytes > limits.outputBytes) throw new LimitExceeded('output')
}
