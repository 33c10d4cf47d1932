import { spawn } from 'node:child_process'
import { repositoryPath } from './repository.ts'

/** Runs a program in the repository's folder; gives what it printed when it fails, null when it does not. */
export function runProgram(command: string, args: string[]): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: repositoryPath, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code === 0 ? null : output.trim() || `${command} exited with ${code}`))
  })
}
