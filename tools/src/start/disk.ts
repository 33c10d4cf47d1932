import { statfs } from 'node:fs/promises'
import { Degraded, type Logger, type ReadinessCheck } from '@plaza/server'

/** PostgreSQL writes ahead in files of 16 MB, so it fails a little before the last byte. */
const leastMb = 64
const lookEveryMs = 5_000

/** A check of `/health/ready`: degraded while the disk with one of the folders is nearly full, because writes fail then. */
export function diskCheck(folders: readonly string[]): ReadinessCheck {
  return async () => {
    const { freeMb } = await fullest(folders)
    if (freeMb < leastMb)
      throw new Degraded(`The disk with the data is full: ${freeMb} MB are left, so writes may fail.`)
  }
}

/** Says in the log when the disk with one of the folders gets full, and when there is room again. */
export function watchDisk(folders: readonly string[], log: Logger): Disposable {
  let isFull = false
  async function look(): Promise<void> {
    const { folder, freeMb } = await fullest(folders)
    if (freeMb < leastMb === isFull) return
    isFull = !isFull
    if (isFull) log.error(`the disk with ${folder} is full (${freeMb} MB are left): writes fail until there is room`)
    else log.warn({ freeMb }, 'the disk has room again')
  }
  const timer = setInterval(() => look().catch(() => {}), lookEveryMs).unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

async function fullest(folders: readonly string[]): Promise<{ folder: string; freeMb: number }> {
  const disks = await Promise.all(
    folders.map(async (folder) => {
      const { bavail, bsize } = await statfs(folder)
      return { folder, freeMb: Math.floor((bavail * bsize) / 1024 / 1024) }
    }),
  )
  return disks.reduce((most, disk) => (disk.freeMb < most.freeMb ? disk : most))
}
