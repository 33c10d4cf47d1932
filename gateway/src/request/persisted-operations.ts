import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { ApolloServerPlugin } from '@apollo/server'
import { badRequest, codedError, type Environment, type OperationParams } from '@plaza/server'
import { type DocumentNode, print } from 'graphql'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { GatewayConfig } from '../config.ts'
import { pathOf, readSetting } from '../file-settings.ts'
import type { GatewayContext } from './context.ts'

/** `open` serves every operation, `log` logs those that are not in the manifest, `safelist` refuses them. */
export type OperationsMode = 'open' | 'log' | 'safelist'

const knownOperation = z.object({ id: z.string(), name: z.string(), body: z.string() })
const manifestFormat = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  operations: z.array(knownOperation),
})

export type KnownOperation = z.output<typeof knownOperation>

/**
 * The operations that are known before anybody asks, by the SHA-256 of their printed document; in Apollo's manifest
 * format.
 */
export class OperationManifest {
  readonly #byId: ReadonlyMap<string, KnownOperation>

  constructor(operations: readonly KnownOperation[]) {
    this.#byId = new Map(operations.map((operation) => [operation.id, operation]))
  }

  /** @throws when the text is no manifest */
  static parse(text: string): OperationManifest {
    const { data, error } = manifestFormat.safeParse(JSON.parse(text))
    if (error) throw new Error(`it is no operation manifest\n${z.prettifyError(error)}`)
    return new OperationManifest(data.operations)
  }

  get operations(): readonly KnownOperation[] {
    return [...this.#byId.values()]
  }

  /** The text behind an id, for clients that send nothing else. */
  bodyOf(id: string): string | undefined {
    return this.#byId.get(id)?.body
  }

  /** The manifest's own name of an operation, whatever the client calls it. */
  nameOf(document: DocumentNode): string | undefined {
    return this.#byId.get(documentId(document))?.name
  }

  /** Whether an operation is known; white space and comments make no difference. */
  has(document: DocumentNode): boolean {
    return this.#byId.has(documentId(document))
  }
}

/** Of our own six subgraphs' supergraph. */
const ownManifest = fileURLToPath(new URL('../../../schema/operations.manifest.json', import.meta.url))

/**
 * The manifest that the settings name; else ours beside our own supergraph, and an empty one beside any other.
 * @throws ConfigError for a file that can't be read or is no manifest
 */
export async function readManifest(
  { OPERATIONS_MANIFEST, SUPERGRAPH_FILE }: Pick<GatewayConfig, 'OPERATIONS_MANIFEST' | 'SUPERGRAPH_FILE'>,
  env: Environment,
): Promise<OperationManifest> {
  if (!OPERATIONS_MANIFEST && SUPERGRAPH_FILE) return new OperationManifest([])
  return readSetting('OPERATIONS_MANIFEST', pathOf(OPERATIONS_MANIFEST ?? ownManifest, env), OperationManifest.parse)
}

/**
 * The text of an operation that streams: what the client sent, or what the hash that it sent stands for.
 * @throws GraphQLError PERSISTED_QUERY_NOT_FOUND, or BAD_REQUEST where there is neither text nor hash
 */
export function textOf({ query, extensions }: OperationParams, manifest: OperationManifest): string {
  if (query) return query
  const persisted = extensions?.persistedQuery as { sha256Hash?: unknown } | null | undefined
  if (!persisted) throw badRequest('The request has no `query`; send one, or the hash of one we know.')
  const text = manifest.bodyOf(String(persisted.sha256Hash))
  // Clients of Apollo's know this message, and send the query along next time.
  if (!text) throw codedError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
  return text
}

const ids = new WeakMap<DocumentNode, string>()

/** The SHA-256 of a document as graphql-js prints it, in hex; worked out once for each document object. */
export function documentId(document: DocumentNode): string {
  let id = ids.get(document)
  if (id === undefined) {
    id = createHash('sha256').update(print(document)).digest('hex')
    ids.set(document, id)
  }
  return id
}

/**
 * Lets an operation through or logs it, as `mode` says for those outside the manifest.
 * @throws GraphQLError PERSISTED_QUERY_REQUIRED for an operation outside the manifest, in the mode `safelist`
 */
export function admitOperation(
  document: DocumentNode,
  context: GatewayContext,
  { mode, manifest }: { mode: OperationsMode; manifest: OperationManifest },
): void {
  if (mode === 'open' || manifest.has(document)) return
  if (mode === 'log') {
    context.log.info({ operationId: documentId(document) }, 'operation is not in the manifest')
    return
  }
  throw codedError(
    'PERSISTED_QUERY_REQUIRED',
    'Only the operations of our own clients are served here, and this is not one of them.',
  )
}

/** Holds the operations that Apollo Server resolves to `admitOperation`. */
export function operationsPlugin(options: {
  mode: OperationsMode
  manifest: OperationManifest
}): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, contextValue }) => admitOperation(document, contextValue, options),
    }),
  }
}

/**
 * Apollo Server's cache of automatic persisted queries: those of the manifest are always there, others while 30 MB hold
 * them.
 */
export function persistedQueryCache(manifest: OperationManifest) {
  const learned = new LRUCache<string, string>({
    maxSize: 30 * 1024 * 1024,
    sizeCalculation: (text) => text.length + 1,
  })
  const idOf = (key: string) => key.slice(key.lastIndexOf(':') + 1)
  return {
    get: async (key: string) => manifest.bodyOf(idOf(key)) ?? learned.get(key),
    set: async (key: string, text: string) => void learned.set(key, text),
    delete: async (key: string) => learned.delete(key),
  }
}
