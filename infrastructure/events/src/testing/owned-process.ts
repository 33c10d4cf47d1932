import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'

/** Ends the program when the pipe on descriptor 3 closes, which it does however the owner process ends, by SIGKILL too. */
const followOwner = '( { read -r _ <&3; kill -TERM $$ 2>/dev/null; } & ) 2>/dev/null; exec 3<&-; exec "$@"'

/** Starts a program that does not outlive this process; what it says is appended to `logFile`. */
export function spawnOwned(
  command: readonly string[],
  { logFile, env = process.env }: { logFile: string; env?: NodeJS.ProcessEnv },
): ChildProcess {
  const log = openSync(logFile, 'a')
  const child = spawn('/bin/sh', ['-c', followOwner, command[0]!, ...command], {
    stdio: ['ignore', log, log, 'pipe'],
    env,
  })
  closeSync(log)
  child.once('exit', () => child.stdio[3]?.destroy())
  return child
}

/** Ends the program and resolves when it has; with SIGKILL when the signal has not done it in time. */
export async function endOwned(child: ChildProcess, signal: NodeJS.Signals, withinMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  const killTimer = setTimeout(() => child.kill('SIGKILL'), withinMs)
  await exited
  clearTimeout(killTimer)
}
