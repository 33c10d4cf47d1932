import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { repositoryPath } from '../src/repository.ts'

export interface RunningCommand {
  child: ChildProcess
  /** Resolves with all output once `text` is in it, or when the command has ended. */
  until(text: string): Promise<string>
  ended: Promise<number | null>
}

/** A command of this repository, with its words, as a process of its own. */
export function startCommand(...words: string[]): RunningCommand {
  const child = spawn('node', ['tools/plaza.mjs', ...words], { cwd: repositoryPath })
  let output = ''
  const ended = once(child, 'close').then(([code]) => code)
  return {
    child,
    ended,
    until: (text) =>
      new Promise((resolve) => {
        const look = (chunk: unknown): void => {
          output += chunk
          if (output.includes(text)) resolve(output)
        }
        child.stdout.on('data', look)
        child.stderr.on('data', look)
        void ended.then(() => resolve(output))
      }),
  }
}
