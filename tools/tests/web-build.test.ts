import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repositoryPath } from '../src/repository.ts'
import { ensureWebBuild, webFolder } from '../src/web/build.ts'

/** A small page of a test's own, built by the Vite of `web`. */
let source: string
beforeEach(async () => {
  source = await mkdtemp(join(tmpdir(), 'plaza-web-'))
  await symlink(join(webFolder, 'node_modules'), join(source, 'node_modules'))
  await write('package.json', '{ "type": "module" }')
  await write('index.html', '<!doctype html><div id="root"></div><script type="module" src="/src/main.ts"></script>')
  await write('src/main.ts', `document.body.append(${JSON.stringify('a word '.repeat(500))} as string)`)
})
afterEach(() => rm(source, { recursive: true, force: true }))

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(source, path)), { recursive: true })
  await writeFile(join(source, path), text)
}
const filesOf = async (folder: string) => (await readdir(folder, { recursive: true })).sort()

/** Where it was built, and whether it had to be. */
async function build(options: { elsewhere?: string } = {}) {
  const steps: string[] = []
  const folder = await ensureWebBuild({ source, ...options, onProgress: (step) => steps.push(step) })
  return { folder, steps }
}

test('a page is built once, says so, and is found again at once', async () => {
  const first = await build()
  expect(first.steps).toEqual([expect.stringContaining('building the page')])
  expect(dirname(first.folder)).toBe(join(source, 'dist'))
  const [html = '', script = ''] = (await filesOf(first.folder))
    .filter((name) => /\.(?:html|js)$/.test(name))
    .toReversed()
  expect(await readFile(join(first.folder, html), 'utf8')).toContain(`/${script}`)
  const text = await readFile(join(first.folder, script), 'utf8')
  expect(script).toMatch(/^assets\/index-.+\.js$/)
  expect(brotliDecompressSync(await readFile(join(first.folder, `${script}.br`))).toString()).toBe(text)
  expect(gunzipSync(await readFile(join(first.folder, `${script}.gz`))).toString()).toBe(text)

  // What a checkout does to files, and what is no source.
  await utimes(join(source, 'src/main.ts'), new Date(), new Date())
  await write('tests/page.test.ts', 'whatever')
  const started = performance.now()
  expect(await build()).toEqual({ folder: first.folder, steps: [] })
  expect(performance.now() - started).toBeLessThan(500)
})

test.each([
  ['a source', 'src/main.ts', 'document.title = "another"'],
  ['a file of settings', '.env.production', 'VITE_NAME=another'],
  ['a file that is copied', 'public/robots.txt', 'User-agent: *'],
])('%s makes it another page', async (_, path, text) => {
  const { folder } = await build()
  await write(path, text)
  const changed = await build()
  expect(changed.steps).toHaveLength(1)
  expect(changed.folder).not.toBe(folder)
})

test('two starts at once both get the whole page, and leave nothing else', async () => {
  const [one, other] = await Promise.all([build(), build()])
  expect(one.folder).toBe(other.folder)
  expect(await readdir(join(source, 'dist'))).toEqual([basename(one.folder)])
  expect(await filesOf(one.folder)).toContain('index.html')
})

test('what cannot be built is told in a sentence with what Vite says, and nothing is left of it', async () => {
  await write('src/main.ts', 'const = 1')
  const failure = await build().catch((error: Error) => error)
  expect(failure).toMatchObject({ name: 'CommandError', message: expect.stringContaining("The page can't be built.") })
  expect((failure as Error).message).toContain('main.ts')
  expect((failure as Error).message).not.toMatch(/\n\s+at /)
  expect(await readdir(join(source, 'dist'))).toEqual([])
})

test('what is missing for a build is named', async () => {
  await rm(join(source, 'node_modules'))
  await expect(build()).rejects.toThrow('Vite is not installed. `pnpm install`')
  await rm(join(source, 'index.html'))
  await expect(build()).rejects.toThrow(`There is no page to build: ${source} has no index.html.`)
})

test('where the checkout cannot be written to, the page is kept elsewhere and found there', async () => {
  // A file in the place of the folder keeps even root out.
  await write('dist', '')
  await expect(build()).rejects.toThrow(`this user can't write to ${join(source, 'dist')}.`)
  const elsewhere = join(source, 'tests/data/web')
  const { folder } = await build({ elsewhere })
  expect(dirname(folder)).toBe(elsewhere)
  expect(await build({ elsewhere })).toEqual({ folder, steps: [] })
})

test.runIf(process.getuid?.() === 0)("another user's checkout is left as it is", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'plaza-web-elsewhere-'))
  await using _ = { [Symbol.asyncDispose]: () => rm(elsewhere, { recursive: true }) }
  const nobody = 65_534
  await promisify(execFile)('chown', [`${nobody}:${nobody}`, elsewhere])
  await promisify(execFile)('chmod', ['755', source])
  const script = `import { ensureWebBuild } from ${JSON.stringify(join(repositoryPath, 'tools/src/web/build.ts'))}
    console.log(await ensureWebBuild(${JSON.stringify({ source, elsewhere })}))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    uid: nobody,
    gid: nobody,
    env: {},
  })
  expect(dirname(stdout.trim())).toBe(elsewhere)
  expect(await readdir(source)).not.toContain('dist')
})

test('three builds are kept, and the one that is used last is among them', async () => {
  const { folder } = await build()
  const dist = join(source, 'dist')
  for (const [index, name] of ['a', 'b', 'c', 'd'].entries()) {
    const other = join(dist, name.repeat(16))
    await cp(folder, other, { recursive: true })
    await utimes(other, new Date(), new Date(Date.now() - (index + 1) * 60_000))
  }
  const left = join(dist, `.${'e'.repeat(16)}-of-one-that-was-killed`)
  await mkdir(left)
  await utimes(left, new Date(), new Date(Date.now() - 2 * 60 * 60_000))
  const atWork = `.${'f'.repeat(16)}-at-work`
  await mkdir(join(dist, atWork))
  await utimes(folder, new Date(), new Date(Date.now() - 60 * 60_000))
  expect(await build()).toEqual({ folder, steps: [] })
  await write('src/main.ts', 'document.title = "another"')
  const newest = await build()
  expect((await readdir(dist)).sort()).toEqual(
    [atWork, basename(folder), basename(newest.folder), 'a'.repeat(16)].sort(),
  )
})
