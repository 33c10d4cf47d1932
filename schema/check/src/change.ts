import type { Supergraph } from '@apollo/federation-internals'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import type { Cache } from './cache/cache.ts'
import type { Finding, Location } from './finding.ts'

/** A subgraph's SDL, parsed with locations. */
export interface Subgraph {
  readonly name: string
  /** Where the subgraph answers; composition needs one, and nothing calls it. */
  readonly url: string
  /** For people: the path in the repository, or the address that it was read from. */
  readonly file: string
  readonly sdl: string
  readonly document: DocumentNode
}

/** The contract of one event type, as JSON Schema. */
export interface EventType {
  readonly type: string
  readonly file: string
  readonly text: string
  readonly schema: Readonly<Record<string, unknown>>
}

/** A version of a client, as its requests call it; `unknown` and `other` where they don't, or there were too many. */
export interface Client {
  readonly name: string
  readonly version: string
}

/** An operation that some client sends. */
export interface Operation {
  readonly name: string
  /** SHA-256 of the printed text, in hex. */
  readonly hash: string
  /** With exactly the fragments it uses. */
  readonly document: DocumentNode
  /**
   * `file`: it is written in an operation file. `manifest`: a manifest in force has it. `recorded`: somebody has sent it.
   * The same text from several counts once, as the first of these.
   */
  readonly source: 'file' | 'manifest' | 'recorded'
  /** `before`: it stands in the base alone, so clients that are out there still send it. */
  readonly side: 'before' | 'after' | 'both'
  readonly client: string | null
  /** Who has sent it, as recorded use says; absent where nobody records, or nobody has sent it. */
  readonly clients?: readonly Client[]
  readonly location: Location | null
}

/** All that one commit says: read, not judged. */
export interface Contract {
  /** For people: `main at 1a2b3c4`, `the working tree`. */
  readonly name: string
  readonly subgraphs: readonly Subgraph[]
  readonly operations: readonly Operation[]
  readonly events: readonly EventType[]
}

/** What a composer says of subgraphs that compose although something is odd. */
export interface Hint {
  /** Apollo's code, as `INCONSISTENT_DESCRIPTION`. */
  readonly code: string
  /** Apollo's level: `WARN`, `INFO` or `DEBUG`. */
  readonly level: string
  readonly message: string
  readonly coordinate: string | null
}

/** A contract whose subgraphs compose. */
export interface Composed extends Contract {
  readonly supergraphSdl: string
  readonly supergraph: Supergraph
  /** What Apollo's composer advises against. */
  readonly hints: readonly Hint[]
  /** What clients see. */
  readonly apiSchema: GraphQLSchema
  /** Where a schema coordinate is written, in the first subgraph that has it; null for what composition makes. */
  locate(coordinate: string): Location | null
}

/** What the passes judge. */
export interface Change {
  readonly before: Composed
  readonly after: Composed
  /** Of both sides, each text once, without those that the configuration leaves out. */
  readonly operations: readonly Operation[]
  readonly settings: Settings
  /** For what takes long and depends on little: plans. */
  readonly cache: Cache
}

/** What a project may choose; `config.ts` reads it. */
export interface Settings {
  /** The most that an operation may cost; null where the gateway has no limit. */
  readonly maxCost: number | null
  /** Consumers of event types: `{ 'post.published': ['notifications', 'messages'] }`. */
  readonly consumers: ReadonlyMap<string, readonly string[]>
  /** The tags that are left out of each contract variant: `{ public: { exclude: ['internal'] } }`. */
  readonly variants: ReadonlyMap<string, { readonly include: readonly string[]; readonly exclude: readonly string[] }>
  /** The variants as the base's configuration has them: one that it lacks is new. The same as `variants` unless given. */
  readonly variantsBefore?: Settings['variants']
  /** Options of lint rules by rule id. */
  readonly lint: ReadonlyMap<string, Readonly<Record<string, unknown>>>
}

/** Looks at a change from one side. Findings come in any order; each change is one finding. */
export type Pass = (change: Change) => readonly Finding[] | Promise<readonly Finding[]>
