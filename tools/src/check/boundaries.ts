import { glob, readFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { subgraphNames } from '@plaza/schema/subgraphs'
import { repositoryPath } from '../repository.ts'

/** What each package may import of the workspace. Imports only point down; neighbours never see each other. */
const server = ['@plaza/server', '@plaza/events', '@plaza/database', '@plaza/schema']
const infrastructure = ['@plaza/subgraph', ...server]
const mayImport: Record<string, readonly string[]> = {
  schema: [],
  'infrastructure/database': ['@plaza/schema'],
  'infrastructure/events': ['@plaza/database', '@plaza/schema'],
  'infrastructure/server': ['@plaza/events', '@plaza/database', '@plaza/schema'],
  'infrastructure/subgraph': server,
  gateway: server,
  tools: [...infrastructure, 'gateway', ...subgraphNames.map((name) => `@plaza/${name}`)],
  ...Object.fromEntries(subgraphNames.map((name) => [`subgraphs/${name}`, infrastructure])),
}

const importPattern = /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g
const builtins = new Set(builtinModules)

/** Imports that cross a border they must not, and packages used without being declared; one line each. */
export async function findBoundaryViolations(): Promise<string[]> {
  const violations: string[] = []
  for (const [folder, allowed] of Object.entries(mayImport)) {
    const manifest = JSON.parse(await readFile(`${repositoryPath}${folder}/package.json`, 'utf8'))
    const declared = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies }
    for await (const file of glob(`${folder}/**/*.ts`, {
      cwd: repositoryPath,
      exclude: (path) => path.includes('node_modules'),
    })) {
      // What stands in a template is text that the code writes, not an import of its own.
      const source = (await readFile(`${repositoryPath}${file}`, 'utf8')).replace(/`(?:\\.|[^`\\])*`/gs, '``')
      for (const [, first, second] of source.matchAll(importPattern)) {
        const problem = judge(first ?? second!, { folder, file, allowed, declared, ownName: manifest.name })
        if (problem) violations.push(`${file}: ${problem}`)
      }
    }
  }
  return violations
}

function judge(
  specifier: string,
  place: {
    folder: string
    file: string
    allowed: readonly string[]
    declared: Record<string, string>
    ownName: string
  },
): string | undefined {
  if (specifier.startsWith('.')) {
    const target = new URL(specifier, `file:///${place.file}`).pathname.slice(1)
    return target.startsWith(`${place.folder}/`) ? undefined : `reaches into ${target}; import the package instead`
  }
  if (specifier.startsWith('node:') || builtins.has(specifier)) return undefined
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  if (name === place.ownName) return undefined
  const isOurs = name.startsWith('@plaza/') || name === 'gateway'
  if (isOurs && !place.allowed.includes(name)) return `must not import ${name}`
  // Tests run under the root's vitest; what they alone use is declared there.
  if (!isOurs && !(name in place.declared) && !(place.file.includes('/tests/') || name === 'vitest'))
    return `uses ${name}, which its package.json does not declare`
  return undefined
}
