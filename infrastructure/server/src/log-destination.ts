import { fstatSync, openSync, write, writeSync } from 'node:fs'
import type { DestinationStream } from 'pino'
import { Degraded, type ReadinessCheck } from './readiness.ts'

/**
 * Where log lines go. Writing never waits, blocks or throws: lines that can't be written are kept, up to a bound, and
 * written when that is possible again; those beyond the bound are lost and counted.
 */
export interface LogDestination extends DestinationStream {
  /** Why no line can be written now, as a system error code such as `ENOSPC`; null while all is well. */
  readonly failure: string | null
  /** Lines lost so far. */
  readonly lost: number
  /** Writes what is kept, once and without waiting; what can't be written stays. For a process that ends. */
  flushSync(): void
  /** Called when writing begins to fail, with the code. */
  onFailure?: (code: string) => void
  /** Called when lines can be written again, with how many were lost meanwhile. */
  onRecovery?: (lost: number, code: string) => void
}

/** What is kept of a log that can't be written, in characters; some ten thousand lines of an outage's beginning. */
const maxKept = 4 * 1024 * 1024
const retryMs = 500

const opened = new Set<LogDestination>()

/** Standard output or standard error; one for each in the process. */
export const standardDestination = { output: shared(1), error: shared(2) }

/**
 * A file, to which lines are appended.
 * @throws the system's error when it can't be opened
 */
export function openLogFile(path: string): LogDestination {
  return remembered(new FileDestination(openSync(path, 'a')))
}

/** A check of `/health/ready`: degraded while a log of this process can't be written. */
export const logCheck: ReadinessCheck = async () => {
  for (const { failure, lost } of opened) {
    if (failure === null) continue
    throw new Degraded(`The log can't be written: ${reasons[failure] ?? failure}. ${lost} lines are lost so far.`)
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'its disk is full',
  EDQUOT: 'its disk is full',
  EPIPE: 'its reader has gone',
  EAGAIN: 'its reader is too slow',
}

function shared(fd: 1 | 2): () => LogDestination {
  let destination: LogDestination | undefined
  return () => {
    destination ??= remembered(isPipe(fd) ? new PipeDestination(fd) : new FileDestination(fd))
    return destination
  }
}

function remembered(destination: LogDestination): LogDestination {
  if (opened.size === 0) process.once('exit', flushAll)
  opened.add(destination)
  return destination
}

function flushAll(): void {
  for (const destination of opened) destination.flushSync()
}

function isPipe(fd: number): boolean {
  try {
    const stat = fstatSync(fd)
    return stat.isFIFO() || stat.isSocket()
  } catch {
    // Closed by whoever started this process: writing tells why.
    return false
  }
}

/** What the two kinds have in common: the failure, the count, and telling of both once. */
abstract class CountingDestination implements LogDestination {
  failure: string | null = null
  lost = 0
  onFailure?: (code: string) => void
  onRecovery?: (lost: number, code: string) => void
  #lostBefore = 0

  abstract write(line: string): void
  abstract flushSync(): void

  protected failed(code: string): void {
    if (this.failure !== null) return
    this.failure = code
    this.onFailure?.(code)
  }

  protected recovered(): void {
    const code = this.failure
    if (code === null) return
    this.failure = null
    const lost = this.lost - this.#lostBefore
    this.#lostBefore = this.lost
    this.onRecovery?.(lost, code)
  }
}

/** A file, a terminal or a device, written by one call at a time of the thread pool. */
class FileDestination extends CountingDestination {
  readonly #fd: number
  #lines: string[] = []
  #kept = 0
  #isScheduled = false

  constructor(fd: number) {
    super()
    this.#fd = fd
  }

  write(line: string): void {
    if (this.#kept + line.length > maxKept) {
      this.lost += 1
      return
    }
    this.#lines.push(line)
    this.#kept += line.length
    if (this.#isScheduled) return
    this.#isScheduled = true
    // Lines of one turn of the event loop are written together.
    setImmediate(() => this.#writeKept())
  }

  flushSync(): void {
    const chunk = this.#take()
    try {
      this.#keepRest(chunk, writeSync(this.#fd, chunk))
    } catch {
      this.#keepRest(chunk, 0)
    }
  }

  #writeKept(): void {
    const chunk = this.#take()
    write(this.#fd, chunk, 0, chunk.length, null, (error, written) => {
      this.#keepRest(chunk, error ? 0 : written)
      if (error) this.failed(error.code ?? 'EIO')
      else if (written === chunk.length) this.recovered()
      this.#isScheduled = this.#lines.length > 0
      if (!this.#isScheduled) return
      if (error) setTimeout(() => this.#writeKept(), retryMs).unref()
      else this.#writeKept()
    })
  }

  #take(): Buffer {
    const chunk = Buffer.from(this.#lines.join(''))
    this.#lines = []
    this.#kept = 0
    return chunk
  }

  /** A line that was written in part is written again, whole and on a line of its own. */
  #keepRest(chunk: Buffer, written: number): void {
    if (written === chunk.length) return
    const begin = written === 0 ? 0 : chunk.lastIndexOf(lineFeed, written - 1) + 1
    const rest = `${begin === written ? '' : '\n'}${chunk.toString('utf8', begin)}`
    this.#lines.unshift(rest)
    this.#kept += rest.length
  }
}

const lineFeed = 10

/** A pipe or a socket. Node writes to it without blocking and keeps what its reader has not taken. */
class PipeDestination extends CountingDestination {
  readonly #stream: NodeJS.WriteStream
  #isClosed = false

  constructor(fd: 1 | 2) {
    super()
    this.#stream = fd === 1 ? process.stdout : process.stderr
    this.#stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#isClosed = true
      this.failed(error.code ?? 'EIO')
    })
    this.#stream.on('drain', () => this.recovered())
  }

  write(line: string): void {
    if (this.#isClosed || this.#stream.writableLength + line.length > maxKept) {
      this.lost += 1
      this.failed('EAGAIN')
    } else this.#stream.write(line)
  }

  /** Node has given the pipe all that it takes. */
  flushSync(): void {}
}
