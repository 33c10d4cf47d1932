import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { clusterFolder } from './cluster.ts'
import { alreadyRunning, EmbeddedPostgresError } from './errors.ts'
import type { Server } from './server.ts'

const timeouts = { stepMs: 50, fastMs: 10_000, hardMs: 5_000 }

/**
 * Makes the cluster in `home`, if there is one, free to be started: ends a server whose owner (the process that started it)
 * was killed, and removes the lock file of a server that is gone.
 * @throws EmbeddedPostgresError when the owner is alive
 */
export async function takeOver(home: string, dataDir: string): Promise<void> {
  const cluster = clusterFolder(home)
  const lock = join(cluster, 'postmaster.pid')
  const pid = await firstNumber(lock)
  if (pid !== null && (await serves(pid, cluster))) {
    const owner = await firstNumber(ownerFile(home))
    if (owner !== null && isAlive(owner)) throw alreadyRunning(dataDir, owner)
    await endServer(pid)
  }
  // The number may belong to another program by now, which PostgreSQL would take for a running server. If a back end has
  // outlived its server, its shared memory still keeps a new server out.
  await rm(lock, { force: true })
}

/** Writes this process down as the owner of the running server. */
export function rememberOwner(home: string): Promise<void> {
  return writeFile(ownerFile(home), `${process.pid}\n`)
}

/** Removes that note, after a shutdown. */
export function forgetOwner(home: string): Promise<void> {
  return rm(ownerFile(home), { force: true })
}

const oldBackEnds = { stepMs: 100, boundMs: 10_000 }

/** Starts once the back ends of a killed server have ended, which they do by themselves as soon as they notice. */
export async function afterOldBackEnds(signal: AbortSignal, startServer: () => Promise<Server>): Promise<Server> {
  const deadline = Date.now() + oldBackEnds.boundMs
  for (;;) {
    try {
      return await startServer()
    } catch (error) {
      const isHeld = error instanceof EmbeddedPostgresError && error.code === 'BACK_ENDS_LEFT'
      if (!isHeld || Date.now() > deadline || signal.aborted) throw error
      await pause(oldBackEnds.stepMs)
    }
  }
}

function ownerFile(home: string): string {
  return join(home, 'owner.pid')
}

/** Ends a server by a fast shutdown, or by an immediate one, without a checkpoint, when that takes longer than ten seconds. */
async function endServer(pid: number): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', timeouts.fastMs],
    ['SIGQUIT', timeouts.hardMs],
  ] as const) {
    signalTo(pid, signal)
    for (let waited = 0; waited < waitMs; waited += timeouts.stepMs) {
      if (!isAlive(pid)) return
      await pause(timeouts.stepMs)
    }
  }
}

/** Whether a process is a PostgreSQL on this cluster, and not another program that got its number later. */
async function serves(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  const command = process.platform === 'linux' ? commandFromProc(pid) : commandFromPs(pid)
  return (await command.catch(() => '')).includes(cluster)
}

async function commandFromProc(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')
}

async function commandFromPs(pid: number): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)])
  return stdout
}

async function firstNumber(file: string): Promise<number | null> {
  const content = await readFile(file, 'utf8').catch(() => '')
  const number = Number.parseInt(content, 10)
  return number > 0 ? number : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // The process has ended already.
  }
}
