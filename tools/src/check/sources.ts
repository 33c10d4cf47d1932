import { glob, readFile } from 'node:fs/promises'
import { templateFolder } from '../new-subgraph/template.ts'
import { repositoryPath } from '../repository.ts'

/** The repository's texts by path, as checks read them: a test can add a faulty one. */
export type Sources = ReadonlyMap<string, string>

const left = ['node_modules', '.git', '.data', '.tmp', 'dist', templateFolder.slice(0, -1)]

/** All of it but the template of a new subgraph, which is judged by what is made of it. */
export async function readSources(): Promise<Map<string, string>> {
  const paths: string[] = []
  const exclude = (path: string) => left.some((folder) => path === folder || path.endsWith(`/${folder}`))
  for await (const path of glob('**/*.{ts,tsx,mjs,json,graphql,yml,md}', { cwd: repositoryPath, exclude }))
    paths.push(path)
  const texts = await Promise.all(paths.sort().map((path) => readFile(`${repositoryPath}${path}`, 'utf8')))
  return new Map(paths.map((path, n) => [path, texts[n]!]))
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

/** What a module imports and re-exports, types included, as it is written there. */
export function importsOf(text: string): string[] {
  // What stands in a template literal is text that the code writes, not an import of its own.
  const code = text.replaceAll(/`(?:\\.|[^`\\])*`/gs, '``')
  return [...code.matchAll(importPattern)].map(([, from, bare, dynamic]) => (from ?? bare ?? dynamic)!)
}

/** The package that a workspace import names, `@plaza/server` of `@plaza/server/testing`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** The workspace's packages: folder by name. */
export function readPackages(sources: Sources): Map<string, { folder: string; manifest: Manifest }> {
  const packages = new Map<string, { folder: string; manifest: Manifest }>()
  for (const [path, text] of sources) {
    if (!path.endsWith('/package.json')) continue
    const manifest = JSON.parse(text) as Manifest
    packages.set(manifest.name, { folder: path.slice(0, -'/package.json'.length), manifest })
  }
  return packages
}

export interface Manifest {
  readonly name: string
  readonly exports?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}
