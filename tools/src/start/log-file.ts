import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { createLogger, type Logger } from '@plaza/server'
import { destination, multistream } from 'pino'

/** JSON lines into the data folder; on the terminal only what a person has to know, as text. */
export function createFileLogger(dataDir: string, level: string): { log: Logger; file: string; flush(): void } {
  const folder = join(dataDir, 'log')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'plaza.log')
  const toFile = destination({ dest: file, sync: false })
  const streams = multistream([
    { level: level as 'info', stream: toFile },
    { level: 'error', stream: terminal },
  ])
  return { log: createLogger({ level, destination: streams }), file, flush: () => toFile.flushSync() }
}

const terminal = new Writable({
  write(line: Buffer, _, done) {
    const {
      service = 'plaza',
      msg,
      err,
    } = JSON.parse(line.toString()) as Record<string, string> & {
      err?: { message?: string; code?: string }
    }
    const cause = err?.message ?? err?.code
    process.stderr.write(`error in ${service}: ${msg}${cause ? ` (${cause})` : ''}\n`)
    done()
  },
})
