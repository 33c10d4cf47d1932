import { spawn } from 'node:child_process'
import { repositoryPath } from '../repository.ts'
import { runProgram } from '../run-program.ts'

/**
 * What this checkout breaks of the contract that its history has.
 * @returns what `pnpm schema:check` printed where something breaks, null where nothing does, or why there was nothing to compare
 */
export async function findBreaks(): Promise<string | null | { skipped: string }> {
  const [parent, changes] = await Promise.all([
    exitOfGit('rev-parse', '--verify', '--quiet', 'HEAD^'),
    exitOfGit('diff', '--quiet', 'HEAD', '--'),
  ])
  // An archive has no history, and a shallow clone, as CI systems make them, one of a single commit.
  if (parent !== 0 && changes !== 1) return { skipped: 'this checkout has no earlier commit to be compared with' }
  return runProgram('node', ['schema/check/bin.mjs', 'check'])
}

/** Null where there is no Git. */
const exitOfGit = (...words: string[]): Promise<number | null> =>
  new Promise((resolve) => {
    spawn('git', words, { cwd: repositoryPath, stdio: 'ignore' })
      .once('error', () => resolve(null))
      .once('close', resolve)
  })
