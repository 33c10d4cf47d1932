import { accessSync, constants } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ConfigError, type Environment } from '@plaza/server'

/**
 * The absolute path of a file that a setting names. It is relative to where the command was given: pnpm runs a script
 * in its package's folder.
 */
export function pathOf(file: string, { INIT_CWD }: Environment): string {
  return resolve(INIT_CWD ?? '', file)
}

/** What is wrong with a file that a setting names, as far as it shows without reading it; null for nothing. */
export function fileProblem(setting: string, file: string): string | null {
  try {
    accessSync(file, constants.R_OK)
    return null
  } catch (error) {
    return unreadable(setting, file, error as NodeJS.ErrnoException)
  }
}

const unreadable = (setting: string, file: string, { code }: NodeJS.ErrnoException) =>
  `${setting}: ${file} can't be read (${code}); name a file that can.`

/**
 * What `read` makes of the text of a file that a setting names.
 * @throws ConfigError that names the setting and the file, and says what is wrong with it
 */
export async function readSetting<T>(setting: string, file: string, read: (text: string) => T): Promise<T> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(unreadable(setting, file, error), { cause: error })
  })
  return usable(setting, file, () => read(text))
}

/**
 * The result of work with a file that a setting names.
 * @throws ConfigError with the message of what `work` throws
 */
export async function usable<T>(setting: string, file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new ConfigError(`${setting}: ${file} can't be used: ${(error as Error).message}`, { cause: error })
  }
}
