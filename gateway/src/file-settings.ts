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

/**
 * What `read` makes of the text of a file that a setting names.
 * @throws ConfigError that names the setting and the file, and says what is wrong with it
 */
export async function readSetting<T>(setting: string, file: string, read: (text: string) => T): Promise<T> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(`${setting}: ${file} can't be read (${error.code}); name a file that can.`, { cause: error })
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
