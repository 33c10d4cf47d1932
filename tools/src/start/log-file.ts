import { join } from 'node:path'
import { createLogger, type Logger, openLogFile, standardDestination, tellLosses } from '@plaza/server'
import { multistream } from 'pino'
import { makeDataDir } from '../embedded/settings.ts'

/** JSON lines into the data folder; on the terminal only what a person has to know, as text. */
export function createFileLogger(dataDir: string, level: string): { log: Logger; file: string } {
  const folder = join(dataDir, 'log')
  makeDataDir(folder)
  const file = join(folder, 'plaza.log')
  const toFile = openLogFile(file)
  const streams = multistream([
    { level: level as 'info', stream: toFile },
    { level: 'error', stream: terminal },
  ])
  const log = createLogger({ level, destination: streams })
  toFile.onFailure = (code) =>
    say(`${file} can't be written (${code}). Plaza goes on; lines that don't fit into memory are lost.`)
  tellLosses(log, toFile)
  return { log, file }
}

const terminal = {
  write(line: string): void {
    const {
      service = 'plaza',
      msg,
      err,
    } = JSON.parse(line) as Record<string, string> & {
      err?: { message?: string; code?: string }
    }
    const cause = err?.message ?? err?.code
    say(`error in ${service}: ${msg}${cause ? ` (${cause})` : ''}`)
  },
}

const say = (text: string) => standardDestination.error().write(`${text}\n`)
