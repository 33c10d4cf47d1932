import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type FormatName, formats } from '../formats/index.ts'
import { didYouMean } from '../project/nearest.ts'
import { CannotRun } from '../project/problem.ts'
import type { Io } from './io.ts'

/** A report in a format, and where it goes; null is standard output. */
export interface Target {
  readonly format: FormatName
  readonly file: string | null
}

/**
 * What `--format` asks for: formats, each with a file after `=` or without one.
 * @param output the file of the one format that names none
 * @throws CannotRun where a format is not known, or two would be mixed
 */
export function targetsOf(wanted: readonly string[] = ['text'], output?: string): Target[] {
  const targets = wanted
    .flatMap((list) => list.split(','))
    .map((one) => {
      const [format = '', ...file] = one.split('=')
      if (!isFormat(format)) {
        const known = Object.keys(formats)
        throw new CannotRun(
          `There is no format ${format}.${didYouMean(format, known)}`,
          `The formats are ${known.join(', ')}.`,
        )
      }
      return { format, file: file.length > 0 ? file.join('=') : (output ?? null) }
    })
  const places = targets.map(({ file }) => file)
  if (new Set(places).size < places.length) {
    throw new CannotRun(
      'Two formats would be written to the same place.',
      'Give all but one a file, as in --format text --format sarif=schema.sarif',
    )
  }
  return targets
}

const isFormat = (name: string): name is FormatName => Object.hasOwn(formats, name)

/** Writes a text to its file, whose folder is made if need be, or to standard output. */
export function write(text: string, { file }: Target, { cwd, stdout }: Io): void {
  if (file === null) return void stdout.write(text)
  const path = resolve(cwd, file)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  } catch (error) {
    throw new CannotRun(`The report can't be written to ${file} (${(error as NodeJS.ErrnoException).code}).`)
  }
}
