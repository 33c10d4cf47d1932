import { readFile } from 'node:fs/promises'
import { CommandError } from '../command.ts'
import { inRepository } from '../repository.ts'
import type { NewSubgraph } from './names.ts'
import { type Files, rename } from './render.ts'
import { templateFolder } from './template.ts'

/** The files that spell the subgraphs out, each with how another one is entered there. Comments stay where they are. */
const entries: Record<string, (text: string, subgraph: NewSubgraph) => string> = {
  'schema/subgraphs.ts': (text, { name, port }) =>
    before(text, '} as const satisfies Record<string, SubgraphFacts>', `  ${name}: { port: ${port} },\n`),

  'schema/events/index.ts'(text, subgraph) {
    const topic = rename('./topics/samples-sample.ts', subgraph)
    const module = rename('samplesSampleEvents', subgraph)
    const imported = afterLast(text, /^import \* as .*\n/gm, `import * as ${module} from '${topic}'\n`)
    const exported = afterLast(imported, /^export \* from '\.\/topics\/.*\n/gm, `export * from '${topic}'\n`)
    return before(exported, ']\nconst exported', `  ${module},\n`)
  },

  'codegen.yml'(text, subgraph) {
    const comment = text.indexOf('  # What `pnpm new:subgraph` makes')
    const [, entry] = text.slice(comment).split(/^ {2}#.*\n/m)
    if (comment < 0 || !entry) throw unfit('codegen.yml')
    return text.slice(0, comment) + rename(entry.replaceAll(templateFolder, ''), subgraph) + text.slice(comment)
  },

  'docker-compose.yml'(text, { name, port }) {
    const url = `postgres://${name}_owner:plaza@postgres:5432/${name}_db`
    const variable = `  ${name.toUpperCase()}_DATABASE_URL: ${url}\n`
    const known = afterLast(text, /^ {2}\w+_DATABASE_URL: postgres:.*\n/gm, variable)
    const service = `  ${name}:
    <<: *service
    command: ["node", "subgraphs/${name}/src/main.ts"]
    environment:
      <<: *environment
      PORT: ${port}
      DATABASE_URL: ${url}
    ports: ["127.0.0.1:${port}:${port}"]

`
    const served = before(known, '  gateway:\n', service)
    const awaited = afterLast(
      served,
      /^ {6}\w+: \{ condition: service_healthy \}\n/gm,
      `      ${name}: { condition: service_healthy }\n`,
    )
    return awaited.replace(/^ +SUBGRAPH_URLS: .*/m, (line) => `${line},${name}=http://${name}:${port}/graphql`)
  },

  'tools/package.json'(text, { name }) {
    const manifest = JSON.parse(text)
    const dependencies = { ...manifest.dependencies, [`@plaza/${name}`]: 'workspace:*' }
    const sorted = Object.fromEntries(Object.entries(dependencies).sort(([one], [other]) => (one < other ? -1 : 1)))
    return `${JSON.stringify({ ...manifest, dependencies: sorted }, null, 2)}\n`
  },

  'tools/src/bulk/load-people.ts'(text, { name }) {
    const known = afterLast(text, /^import \* as .*\n/gm, `import * as ${name} from '@plaza/${name}/seed'\n`)
    const call = `  await into(databases.${name}, person('people', 'user_id'), people(), withUserId, ${name}.seedPeople)\n`
    return afterLast(known, /^ {2}await into\(databases\.\w+, person\(.*withUserId.*\n/gm, call)
  },

  'tools/tests/authorization/town.ts'(text, subgraph) {
    const line = rename("import { fillSamples } from './town-samples.ts'\n", subgraph)
    const known = afterLast(text, /^import \{ fill\w+ \} from .*\n/gm, line)
    return afterLast(
      known,
      /^ {2}await fill(?!Account)\w+\(ask, town\)\n/gm,
      rename('  await fillSamples(ask, town)\n', subgraph),
    )
  },
}

/** @throws CommandError when a file has changed so much that the place for another subgraph is not found */
export async function enterSubgraph(subgraph: NewSubgraph): Promise<Files> {
  const files: Files = new Map()
  for (const [path, enter] of Object.entries(entries)) {
    const text = await readFile(inRepository(path), 'utf8')
    const entered = enter(text, subgraph)
    if (entered === text) throw unfit(path)
    files.set(path, entered)
  }
  return files
}

function before(text: string, anchor: string, added: string): string {
  const at = text.indexOf(anchor)
  if (at < 0) throw unfit(anchor)
  return text.slice(0, at) + added + text.slice(at)
}

function afterLast(text: string, lines: RegExp, added: string): string {
  const last = [...text.matchAll(lines)].at(-1)
  if (!last) throw unfit(String(lines))
  const at = last.index + last[0].length
  return text.slice(0, at) + added + text.slice(at)
}

const unfit = (where: string) =>
  new CommandError(`The place for another subgraph was not found: ${where}. Nothing has been changed.`)
