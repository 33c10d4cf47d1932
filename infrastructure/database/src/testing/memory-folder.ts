import { readdir, rm, statfs } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeTemporaryFolder } from '../embedded/index.ts'

/** Linux keeps what is written there in memory. */
const memory = '/dev/shm'

/** The data of a whole run take about one, besides what the tests themselves need. */
const leastBytes = 8 * 2 ** 30

/**
 * Makes a folder for the data of tests: in memory where there is plenty, else among the temporary files. Each test has a
 * database of its own, whose thousand small files cost a disk's file system four times the processor time.
 */
export async function makeMemoryFolder(): Promise<string> {
  if (!(await isRoomy())) return makeTemporaryFolder('plaza-test-')
  await removeLeftOvers()
  return makeTemporaryFolder(`plaza-test-${process.pid}-`, memory)
}

async function isRoomy(): Promise<boolean> {
  // Who names a folder for temporary files gets them there.
  if (process.platform !== 'linux' || tmpdir() !== '/tmp' || freemem() < leastBytes) return false
  const found = await statfs(memory).catch(() => null)
  return found !== null && found.bavail * found.bsize >= leastBytes
}

/** A run that was killed leaves its folder behind, and memory is dear. */
async function removeLeftOvers(): Promise<void> {
  for (const name of await readdir(memory)) {
    const pid = /^plaza-test-(\d+)-/.exec(name)?.[1]
    // Another user's stay.
    if (pid && !isRunning(Number(pid))) await rm(join(memory, name), { recursive: true, force: true }).catch(() => {})
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
