import { glob, readFile } from 'node:fs/promises'
import { subgraphNames } from '@plaza/schema/subgraphs'
import { repositoryPath } from '../repository.ts'

/** Schema coordinates that answer NOT_IMPLEMENTED, by service: read from the calls of `notImplemented('…')`. */
export async function findNotImplemented(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const service of subgraphNames) {
    const coordinates = new Set<string>()
    for await (const file of glob(`subgraphs/${service}/src/**/*.ts`, { cwd: repositoryPath })) {
      const source = await readFile(`${repositoryPath}${file}`, 'utf8')
      for (const [, coordinate] of source.matchAll(/notImplemented\(\s*'([^']+)'/g)) coordinates.add(coordinate!)
    }
    found.set(service, [...coordinates].sort())
  }
  return found
}

export async function renderNotImplemented(): Promise<string> {
  const found = await findNotImplemented()
  const rows = [...found].flatMap(([service, list]) => list.map((coordinate) => `| \`${coordinate}\` | ${service} |`))
  const table = rows.length ? `| Coordinate | Service |\n|---|---|\n${rows.join('\n')}\n` : 'Nothing: all of it does.\n'
  return `# What the contract promises and does not do yet

Written by \`pnpm codegen\`. Each of these answers with an error of code \`NOT_IMPLEMENTED\`; everything else in
[\`schema/api.graphql\`](../../schema/api.graphql) works.

${table}`
}
