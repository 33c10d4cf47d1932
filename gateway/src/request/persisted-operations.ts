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

/** Whether `admitOperation` lets an operation through without a word. */
export const servesSilently = (
  document: DocumentNode,
  { mode, manifest }: { mode: OperationsMode; manifest: OperationManifest },
): boolean => mode === 'open' || manifest.has(document)

/**
 * Lets an operation through or logs it, as `mode` says for those outside the manifest.
 * @throws GraphQLError PERSISTED_QUERY_REQUIRED for an operation outside the manifest, in the mode `safelist`
 */
export function admitOperation(
  document: DocumentNode,
  context: GatewayContext,
  { mode, manifest }: { mode: OperationsMode; manifest: OperationManifest },
): void {
  if (servesSilently(document, { mode, manifest })) return
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

const persistedQuery = z.object({ version: z.literal(1), sha256Hash: z.string() })

/**
 * The operations that a client may name by the SHA-256 of their text: those of the manifest, and those that came with their
 * hash once, while 16 MB hold them. One for HTTP, SSE and WebSocket.
 */
export class PersistedOperations {
  readonly #manifest: OperationManifest
  readonly #learned = new LRUCache<string, string>({
    maxSize: 16 * 1024 * 1024,
    sizeCalculation: (text) => 2 * text.length + 200,
  })

  constructor(manifest: OperationManifest) {
    this.#manifest = manifest
  }

  /**
   * The operation with its text, and without the hash; as it is where no hash was sent.
   * @throws GraphQLError PERSISTED_QUERY_NOT_FOUND, or BAD_REQUEST for what is no hash or not the text's
   */
  resolve(params: OperationParams): OperationParams {
    const { persistedQuery: persisted, ...extensions } = params.extensions ?? {}
    if (persisted == null) return params
    const { data } = persistedQuery.safeParse(persisted)
    if (!data) throw badRequest('The extension `persistedQuery` is not of the form { version: 1, sha256Hash: "…" }.')
    return { ...params, extensions, query: this.#textOf(data.sha256Hash, params.query) }
  }

  #textOf(hash: string, query: string | null | undefined): string {
    if (!query) {
      const text = this.#manifest.bodyOf(hash) ?? this.#learned.get(hash)
      // Clients of Apollo's know this message, and send the query along next time.
      if (!text) throw codedError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
      return text
    }
    if (createHash('sha256').update(query).digest('hex') !== hash) {
      throw badRequest('The `sha256Hash` of the extension `persistedQuery` is not that of the `query` beside it.')
    }
    this.#learned.set(hash, query)
    return query
  }
}
