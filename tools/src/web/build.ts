import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { access, constants, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { CommandError } from '../command.ts'
import { inRepository } from '../repository.ts'

/** The package that is built, and where its builds are kept. */
export const webFolder = fileURLToPath(inRepository('web'))
/** What else decides what a build becomes: the versions of what it is built with and from, and how TypeScript is read. */
const around = ['pnpm-lock.yaml', 'tsconfig.json'].map((name) => fileURLToPath(inRepository(name)))

export interface WebBuildOptions {
  /** The package that is built; `web` unless given. */
  source?: string
  /** Where builds may be kept beside the source, where that is another user's; made when it is needed. */
  elsewhere?: string
  /** Told when something is built, which takes seconds. */
  onProgress?: (step: string) => void
}

/**
 * The folder of the page as its sources are now. It is built where no build of them is kept: into a folder of its own, which
 * gets its name when it is whole, so that any number of starts may build at once.
 * @throws CommandError in a sentence when it can't be built
 */
export async function ensureWebBuild(options: WebBuildOptions = {}): Promise<string> {
  const { source = webFolder, elsewhere, onProgress = () => {} } = options
  const name = await hashOf(source)
  const places = [join(source, 'dist'), ...(elsewhere === undefined ? [] : [elsewhere])]
  for (const place of places) {
    const kept = join(place, name)
    if (!(await exists(join(kept, 'index.html')))) continue
    await keepAlive(kept)
    return kept
  }
  onProgress('building the page, which is kept for the next start')
  const place = await firstWritable(places)
  const made = join(place, `.${name}-${randomUUID()}`)
  try {
    await runVite(source, made)
    await compressFiles(made)
    return await settle(made, join(place, name))
  } finally {
    await rm(made, { recursive: true, force: true })
    await removeOld(place)
  }
}

/** Folders of the package that no build depends on by what is in them. */
const besideSources = new Set(['dist', 'node_modules', 'tests'])

/** Of all that a build depends on. */
async function hashOf(source: string): Promise<string> {
  const above = await readdir(source, { withFileTypes: true }).catch(() => [])
  if (!above.some(({ name }) => name === 'index.html')) {
    throw new CommandError(`There is no page to build: ${source} has no index.html.`)
  }
  const below = await Promise.all(
    above
      .filter((entry) => entry.isDirectory() && !besideSources.has(entry.name))
      .map(({ name }) => readdir(join(source, name), { recursive: true, withFileTypes: true })),
  )
  const files = [...above, ...below.flat()]
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
  const hash = createHash('sha256')
  for (const file of [...around, ...files]) hash.update(`\0${relative(source, file)}\0`).update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

async function firstWritable(places: readonly string[]): Promise<string> {
  for (const place of places) {
    try {
      await mkdir(place, { recursive: true })
      await access(place, constants.W_OK)
      return place
    } catch {
      // The next one may be.
    }
  }
  throw new CommandError(`The page can't be built: this user can't write to ${places.join(' or ')}.`)
}

/** In a process of its own, which takes its hundreds of megabytes with it. */
async function runVite(source: string, folder: string): Promise<void> {
  const program = join(source, 'node_modules/vite/bin/vite.js')
  if (!(await exists(program))) {
    throw new CommandError("The page can't be built: Vite is not installed. `pnpm install`, without --prod, does it.")
  }
  // Nothing of the environment may make one build of the same sources another than the next.
  const child = spawn(
    process.execPath,
    [
      program,
      'build',
      '--outDir',
      folder,
      '--emptyOutDir',
      '--configLoader',
      'native',
      '--bypass-lock',
      '--logLevel',
      'warn',
    ],
    { cwd: source, env: { NODE_ENV: 'production', NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  if (code === 0) return
  // The stack below the reason is one of Vite's own.
  const why = said.split(/\n\s+at /, 1)[0]?.trim() || `Vite ended with ${signal ?? `code ${code}`}, and said nothing.`
  throw new CommandError(
    `The page can't be built. Mend what Vite says, or take back the last change in ${source}.\n\n${why}`,
  )
}

const compressible = new Set(['.css', '.html', '.js', '.json', '.map', '.svg', '.txt', '.webmanifest', '.xml'])

/** Puts a Brotli and a gzip twin beside each file of text that is shorter for it. */
async function compressFiles(folder: string): Promise<void> {
  const compressors = { '.br': promisify(brotliCompress), '.gz': promisify(gzip) }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && compressible.has(extname(entry.name)))
  await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = join(parentPath, name)
      const content = await readFile(file)
      for (const [twin, compress] of Object.entries(compressors)) {
        const compressed = await compress(content)
        if (compressed.length < content.length) await writeFile(file + twin, compressed)
      }
    }),
  )
}

/** Gives a build its name. Another start may have been first; its build is the same. */
async function settle(made: string, kept: string): Promise<string> {
  try {
    await rename(made, kept)
  } catch (error) {
    if (!(await exists(join(kept, 'index.html')))) throw error
  }
  return kept
}

/** So many builds are kept: a Plaza that runs may serve an older one. */
const keptBuilds = 3
/** What no build takes: a folder without a name that is older was left by one that was killed. */
const longestBuildMs = 60 * 60_000

const keepAlive = (folder: string) => utimes(folder, new Date(), new Date()).catch(() => {})

async function removeOld(place: string): Promise<void> {
  const names = await readdir(place).catch(() => [])
  const builds = await Promise.all(
    names.map(async (name) => ({ name, usedAt: (await stat(join(place, name)).catch(() => null))?.mtimeMs ?? 0 })),
  )
  const kept = builds
    .filter(({ name }) => /^[\da-f]{16}$/.test(name))
    .toSorted((one, other) => other.usedAt - one.usedAt)
  const left = builds.filter(({ name, usedAt }) => /^\.[\da-f]{16}-/.test(name) && Date.now() - usedAt > longestBuildMs)
  for (const { name } of [...kept.slice(keptBuilds), ...left]) {
    await rm(join(place, name), { recursive: true, force: true }).catch(() => {})
  }
}
