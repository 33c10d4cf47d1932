import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import { subgraphNames } from '@plaza/schema/subgraphs'
import { importsOf, type Manifest, packageOf, readPackages, type Sources } from './sources.ts'

/** What each package may import of the workspace. Imports only point down; neighbours never see each other. */
const server = ['@plaza/server', '@plaza/events', '@plaza/database', '@plaza/schema']
const infrastructure = ['@plaza/subgraph', ...server]
const mayImport: Record<string, readonly string[]> = {
  schema: [],
  // It judges any federated project, and takes from the gateway what knows none either.
  'schema/check': ['gateway'],
  'infrastructure/database': ['@plaza/schema'],
  'infrastructure/events': ['@plaza/database', '@plaza/schema'],
  'infrastructure/server': ['@plaza/events', '@plaza/database', '@plaza/schema'],
  'infrastructure/subgraph': server,
  gateway: server,
  web: [],
  tools: [...infrastructure, 'gateway', '@plaza/schema-check', ...subgraphNames.map((name) => `@plaza/${name}`)],
  ...Object.fromEntries(subgraphNames.map((name) => [`subgraphs/${name}`, infrastructure])),
}

const builtins = new Set(builtinModules)

/** Imports that cross a border they must not, and packages used without being declared; one line each. */
export function findBoundaryViolations(sources: Sources): string[] {
  const violations: string[] = []
  const packages = [...readPackages(sources).values()]
  for (const { folder, manifest } of packages) {
    const inner = packages.filter((one) => one.folder.startsWith(`${folder}/`))
    const allowed = mayImport[folder]
    if (!allowed) {
      violations.push(`${folder}: no rule says what it may import`)
      continue
    }
    for (const [file, text] of sources) {
      if (inner.some((one) => file.startsWith(`${one.folder}/`))) continue
      if (!file.startsWith(`${folder}/`) || !/\.tsx?$/.test(file)) continue
      for (const specifier of importsOf(text)) {
        const problem = judge(specifier, { folder, file, allowed, manifest })
        if (problem) violations.push(`${file}: ${problem}`)
      }
    }
  }
  return violations
}

function judge(
  specifier: string,
  place: { folder: string; file: string; allowed: readonly string[]; manifest: Manifest },
): string | undefined {
  const { folder, file, allowed, manifest } = place
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(file), specifier)
    return target.startsWith(`${folder}/`) ? undefined : `reaches into ${target}; import the package instead`
  }
  if (specifier.startsWith('node:') || builtins.has(specifier)) return undefined
  const name = packageOf(specifier)
  if (name === manifest.name) return undefined
  const isOurs = name.startsWith('@plaza/') || name === 'gateway'
  if (isOurs && !allowed.includes(name)) return `must not import ${name}`
  const declared = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies }
  // Tests run under the root's vitest; what they alone use is declared there.
  if (!isOurs && !(name in declared) && !(file.includes('/tests/') || name === 'vitest'))
    return `uses ${name}, which its package.json does not declare`
  return undefined
}
