import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { CannotRun } from '../project/problem.ts'

/**
 * Writes a file as a whole or not at all, since a gateway may be watching it. A file that has the text already is left alone.
 * @param name relative to the folder of the call
 * @throws CannotRun where it can't be written
 */
export function writeFile(name: string, text: string, { cwd }: { readonly cwd: string }): void {
  let file = resolve(cwd, name)
  try {
    if (existsSync(file)) {
      // A pipe or a terminal can't be read back, and renaming would replace a device or a link.
      if (!statSync(file).isFile()) return void writeFileSync(file, text)
      file = realpathSync(file)
      if (readFileSync(file, 'utf8') === text) return
    }
    mkdirSync(dirname(file), { recursive: true })
    const draft = `${file}.${process.pid}.tmp`
    writeFileSync(draft, text)
    renameSync(draft, file)
  } catch (error) {
    throw new CannotRun(`${name} can't be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}
