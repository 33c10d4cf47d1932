import { createHash } from 'node:crypto'
import { getOperationAST, parse, print } from 'graphql'
import { noCache } from '../cache/cache.ts'
import type { Change, Contract, EventType, Operation, Settings } from '../change.ts'
import { compose } from '../composition/compose.ts'

/** A contract as tests write it: SDL by subgraph, operations as texts, event schemas by type. */
export interface Written {
  readonly subgraphs: Readonly<Record<string, string>>
  readonly operations?: readonly string[]
  readonly events?: Readonly<Record<string, object>>
}

/** Federation's directives, for subgraphs that say nothing of what they import. */
export const federation =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@tag", "@interfaceObject", "@authenticated", "@requiresScopes", "@policy", "@cost", "@listSize"])\n'

/** The contract, not composed; a subgraph without `@link` gets all of Federation's directives. */
export function contractOf({ subgraphs, operations = [], events = {} }: Written, name = 'test'): Contract {
  return {
    name,
    subgraphs: Object.entries(subgraphs).map(([subgraph, text]) => {
      const sdl = text.includes('@link') ? text : federation + text
      return {
        name: subgraph,
        url: `http://${subgraph}.example`,
        file: `${subgraph}.graphql`,
        sdl,
        document: parse(sdl),
      }
    }),
    operations: operations.map(operationOf),
    events: Object.entries(events).map(
      ([type, schema]): EventType => ({
        type,
        file: `${type}.json`,
        text: JSON.stringify(schema, null, 2),
        schema: schema as EventType['schema'],
      }),
    ),
  }
}

function operationOf(text: string, index: number): Operation {
  const document = parse(text)
  const name = getOperationAST(document)?.name?.value ?? 'anonymous'
  return {
    name,
    hash: createHash('sha256').update(print(document)).digest('hex'),
    document,
    source: 'file',
    side: 'both',
    client: null,
    location: { file: `${index}.graphql`, line: 1, column: 1, side: 'after' },
  }
}

export const defaultSettings: Settings = { maxCost: null, consumers: new Map(), variants: new Map(), lint: new Map() }

/** What a pass judges: both sides composed, the operations of both, each text once. */
export function changeOf(before: Written, after: Written, settings: Partial<Settings> = {}): Change {
  const was = contractOf(before, 'before')
  const operations = new Map(
    [...was.operations, ...contractOf(after).operations].map((operation) => [operation.hash, operation]),
  )
  return {
    before: compose(was, { side: 'before' }),
    after: compose(contractOf(after, 'after')),
    operations: [...operations.values()],
    settings: { ...defaultSettings, ...settings },
    cache: noCache,
  }
}
