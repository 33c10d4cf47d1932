import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { findUndocumented } from '../src/check/documented.ts'

/** A repository of these files, for as long as it is in use. */
async function repositoryOf(files: Record<string, string>) {
  const root = `${await mkdtemp(join(tmpdir(), 'plaza-documented-'))}/`
  const all = {
    'tsconfig.json': '{ "compilerOptions": { "noEmit": true, "allowImportingTsExtensions": true } }',
    ...files,
  }
  for (const [file, text] of Object.entries(all)) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), text)
  }
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) }
}

const shapes = `/** Adds. */
export function documented(): void {}
export function plain(): void {}
// A comment is no TSDoc.
export const arrow = (): void => {}
/** @returns a number, and no sentence */
export function tagsOnly(): number { return 1 }
const made = (): (() => void) => () => {}
export const called = made()
function later(): void {}
export { later as renamed }
export default function (): void {}
export const value = 1
export class Thing { act(): void {} }
export interface Shape { act(): void }
function inside(): void {}
inside()
`

test('an exported function without a sentence is named with its file, its line and what is expected', async () => {
  await using repository = await repositoryOf({
    'infrastructure/server/src/shapes.ts': shapes,
    'infrastructure/server/src/index.ts': "export { plain } from './shapes.ts'\n",
  })
  const found = findUndocumented(repository.root)
  const names = found.map((line) => line.replace(/: expected.*/, ''))
  expect(names.sort()).toEqual(
    [
      'infrastructure/server/src/shapes.ts:3 plain',
      'infrastructure/server/src/shapes.ts:5 arrow',
      'infrastructure/server/src/shapes.ts:7 tagsOnly',
      'infrastructure/server/src/shapes.ts:9 called',
      'infrastructure/server/src/shapes.ts:10 renamed',
      'infrastructure/server/src/shapes.ts:12 default',
    ].sort(),
  )
  expect(found[0]).toContain("expected a TSDoc sentence (/** … */) with what its types don't say")
})

test('tests, generated files and other folders are left alone', async () => {
  const text = 'export function plain(): void {}\n'
  await using repository = await repositoryOf({
    'gateway/src/serve.ts': text,
    'gateway/src/generated/types.ts': text,
    'gateway/tests/lab.ts': text,
    'schema/events/define.ts': text,
    'schema/events/tests/lab.ts': text,
    'subgraphs/posts/src/loaders.ts': text,
    'tools/src/main.ts': text,
  })
  const files = findUndocumented(repository.root).map((line) => line.replace(/:.*/, ''))
  expect(files.sort()).toEqual(['gateway/src/serve.ts', 'schema/events/define.ts'])
})
