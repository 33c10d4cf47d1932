import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { CannotRun } from '../project/problem.ts'

const lockName = '.publishing'

/**
 * Does work on a folder that nobody else publishes to meanwhile. The lock of a process that has died on this machine is taken over.
 * @param name of the folder, for people
 * @throws CannotRun where somebody else publishes to it, or it can't be written
 */
export async function alone<Result>(folder: string, name: string, work: () => Promise<Result>): Promise<Result> {
  const lock = join(folder, lockName)
  const owner = JSON.stringify({ host: hostname(), pid: process.pid })
  try {
    mkdirSync(folder, { recursive: true })
    if (isOfTheDead(lock)) rmSync(lock, { force: true })
    writeFileSync(lock, owner, { flag: 'wx' })
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && syscall === 'mkdir')
      throw new CannotRun(`${name} is a file, and versions are written to a folder.`, 'Name a folder.')
    if (code !== 'EEXIST') throw new CannotRun(`The folder ${name} can't be written (${code}).`)
    throw new CannotRun(
      `Somebody else is publishing to ${name}.`,
      `Publish again when that has ended. If nobody is, remove ${name}/${lockName}.`,
    )
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
    // Where nothing was published, no folder is left.
    if (readdirSync(folder).length === 0) rmdirSync(folder)
  }
}

function isOfTheDead(lock: string): boolean {
  try {
    const { host, pid } = JSON.parse(readFileSync(lock, 'utf8')) as { host?: unknown; pid?: unknown }
    if (host !== hostname() || typeof pid !== 'number') return false
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
