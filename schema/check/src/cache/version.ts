import { readdirSync, readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOf } from './cache.ts'

/** The packages that compose and plan. */
const makers = [
  '@apollo/composition',
  '@apollo/federation-internals',
  '@apollo/query-planner',
  '@theguild/federation-composition',
  'graphql',
]

const gateway = new URL('..', import.meta.resolve('gateway/planning'))

/** Of our own code, what composes and plans. */
const folders = [
  new URL('..', import.meta.url),
  ...['planning', 'authorization', 'supergraph'].map((name) => new URL(`${name}/`, gateway)),
]

/** A hash that changes with all that makes what is cached: Node, the composers, the planner, and our own code. */
export const versionOfMakers = (): string =>
  hashOf([process.version, ...makers.map(versionOf), ...folders.flatMap(sourcesIn)])

function versionOf(name: string): string {
  const file = findPackageJSON(name, import.meta.url)
  if (!file) throw new Error(`The package ${name} is not installed; run the package manager's install.`)
  return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`
}

/** By name and content: files keep neither their times nor their order from one checkout to the next. */
function sourcesIn(folder: URL): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  return names.sort().flatMap((name) => [name, readFileSync(join(fileURLToPath(folder), name), 'utf8')])
}
