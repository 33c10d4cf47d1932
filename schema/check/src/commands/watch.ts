import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { hashOf } from '../cache/cache.ts'
import { text } from '../formats/text.ts'
import { fromRoot, isGlob, matching, staticFolderOf } from '../project/patterns.ts'
import { CannotRun } from '../project/problem.ts'
import { openProject, type Project } from '../project/project.ts'
import { FolderWatch } from './folder-watch.ts'
import type { Io } from './io.ts'

/**
 * Does something with a project now, and again each time after the files of its subgraphs or its configuration have got another
 * content, until the process is told to stop. What keeps it from being done is shown, and watching goes on.
 * @param attempt gives the line that says what was done
 * @throws CannotRun where the operating system can't watch the folders
 */
export async function watchProject(
  config: string,
  io: Io,
  attempt: (project: Project) => Promise<string>,
): Promise<void> {
  const stop = new AbortController()
  const end = () => stop.abort()
  process.once('SIGINT', end).once('SIGTERM', end)
  const folders = new FolderWatch(stop.signal)
  let last: string | undefined
  io.stderr.write('Watching the subgraphs; Ctrl-C ends it.\n')
  try {
    while (!stop.signal.aborted) {
      const changed = folders.nextChange()
      const { project, problem, state, toWatch } = look(config, io)
      // What happened in a folder before it was watched is seen by looking again.
      if (folders.watch(toWatch)) continue
      if (state !== last) {
        last = state
        const time = new Date().toTimeString().slice(0, 8)
        io.stderr.write(`${time} ${problem ? failureText(problem) : await lineOf(project, attempt)}`)
      }
      await changed
    }
  } finally {
    folders.close()
    process.off('SIGINT', end).off('SIGTERM', end)
  }
}

type Look = { readonly state: string; readonly toWatch: readonly string[] } & (
  | { readonly project: Project; readonly problem: null }
  | { readonly project: null; readonly problem: CannotRun }
)

/** The project as it is now, and a text that changes with what it is composed of. */
function look(config: string, io: Io): Look {
  const configFolder = dirname(resolve(io.cwd, config))
  try {
    const project = openProject(config, io)
    const { folder, file, root, tree } = project
    const patterns = patternsOf(project).map((pattern) => fromRoot(folder, pattern))
    const paths = patterns.flatMap((pattern) => (isGlob(pattern) ? matching(tree.paths(), pattern) : [pattern]))
    const contents = tree.read([file, ...new Set(paths)])
    const places = patterns.flatMap((pattern) =>
      isGlob(pattern) ? foldersIn(join(root, staticFolderOf(pattern))) : [existing(dirname(join(root, pattern)))],
    )
    return {
      project,
      problem: null,
      state: hashOf([...contents].flatMap(([path, content]) => [path, content.toString('latin1')])),
      toWatch: [configFolder, ...places],
    }
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error
    return { project: null, problem: error, state: error.message, toWatch: [configFolder] }
  }
}

function patternsOf({ config: { subgraphs } }: Project): readonly string[] {
  if (typeof subgraphs === 'string') return [subgraphs]
  return Object.values(subgraphs).flatMap((source) =>
    'files' in source ? source.files : 'file' in source ? [source.file] : [],
  )
}

/** A folder and those below it, without what no glob reaches; of a folder that is not there, the one in which it would be. */
function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [existing(folder)]
  const below = entriesOf(folder).filter(
    (entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'),
  )
  return [folder, ...below.flatMap(({ name }) => foldersIn(join(folder, name)))]
}

const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)))

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

async function lineOf(project: Project, attempt: (project: Project) => Promise<string>): Promise<string> {
  try {
    return `${await attempt(project)}\n`
  } catch (error) {
    if (error instanceof CannotRun) return failureText(error)
    throw error
  }
}

const failureText = (problem: CannotRun): string => text.failure(problem, { colors: false, verbose: false })
