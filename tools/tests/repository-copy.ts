import { execFile } from 'node:child_process'
import { cp, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { repositoryPath } from '../src/repository.ts'

const execute = promisify(execFile)

/** The pnpm that runs these tests: it need not be on the path. */
const pnpmPath = process.env.npm_execpath ?? 'pnpm'

export interface Ran {
  code: number
  /** All that it has printed. */
  output: string
}

export interface RepositoryCopy extends AsyncDisposable {
  readonly folder: string
  /** Runs pnpm there, as a person would. */
  pnpm(...words: string[]): Promise<Ran>
  git(...words: string[]): Promise<string>
  read(path: string): Promise<string>
}

/** This repository as it is now, committed and not, in a folder and a history of its own, with its packages installed. */
export async function copyRepository(): Promise<RepositoryCopy> {
  await using cleanup = new AsyncDisposableStack()
  const folder = await makeTemporaryFolder('plaza-copy-')
  cleanup.defer(() => rm(folder, { recursive: true, force: true }))
  const listed = await execute('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repositoryPath,
    maxBuffer: 1e8,
  })
  for (const path of listed.stdout.split('\0').filter(Boolean)) {
    // What git knows and the folder lacks has been deleted.
    await cp(join(repositoryPath, path), join(folder, path)).catch((error) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
  const env = {
    ...process.env,
    // The Node of the workspace, wherever the copy looks for one.
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
  }
  const run = (program: string, words: string[]): Promise<Ran> =>
    execute(program, words, { cwd: folder, env, maxBuffer: 1e8 }).then(
      ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
      ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
    )
  const must = async (program: string, words: string[]): Promise<string> => {
    const { code, output } = await run(program, words)
    if (code !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${code}:\n${output}`)
    return output
  }
  const git = (...words: string[]) =>
    must('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', ...words])
  await git('init', '--quiet')
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'all')
  await must(pnpmPath, ['install', '--offline', '--frozen-lockfile'])
  const moved = cleanup.move()
  return {
    folder,
    git,
    pnpm: (...words) => run(pnpmPath, words),
    read: (path) => readFile(join(folder, path), 'utf8'),
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  }
}
