import { accessSync, constants, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { ConfigError } from '@plaza/server'

/**
 * Makes a folder, and those above it, where they are missing.
 * @param otherwise a sentence that says what to do when that can't be
 * @throws ConfigError when this user can't make the folder, or can't write to it
 */
export function makeFolder(folder: string, otherwise: string): void {
  try {
    makeWithParents(folder)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'ENOSPC' || code === 'EDQUOT' ? 'its disk is full' : code
    throw new ConfigError(`${folder} cannot be written to by this user (${reason}). ${otherwise}`, { cause: error })
  }
}

/** Node's own `recursive` never comes back from a folder that can't be made though the one above is there, as in /proc. */
function makeWithParents(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || folder === dirname(folder)) throw error
    makeWithParents(dirname(folder))
    mkdirSync(folder)
  }
}
