import { hash } from 'node:crypto'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  OverlappingFieldsCanBeMergedRule,
  parse,
  Source,
  specifiedRules,
  type ValidationRule,
  validate,
  visit,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { codedError } from '../errors/coded-error.ts'
import { heapShare } from '../heap.ts'
import { remembered } from '../text/remembered.ts'
import { introspectionLimit } from './introspection-size.ts'
import { type DocumentLimits, documentLimits } from './limits.ts'
import { overlappingFieldsRule } from './overlapping-fields.ts'
import { scanTokens } from './scan.ts'
import { exceededShape } from './shape.ts'

/** A text that was read: a document that may be run, or every reason why it may not. */
export type ReadDocument =
  | { readonly document: DocumentNode; readonly errors?: never }
  | { readonly document?: never; readonly errors: readonly [GraphQLError, ...GraphQLError[]] }

/** Decides who may have a document read that is not known yet: that costs most where it is refused. */
export interface DocumentGuard {
  /** Why nothing new is read for this client now. */
  refusal(): GraphQLError | undefined
  /** Resolves when a refusal of this guard may be told: whoever asks again at once is slowed down. */
  hold(): Promise<void>
  /** Told of a new document that was refused, with the characters that were looked at. */
  onRefused(characters: number): void
}

/** Reads the documents that clients send, from their text until they are known to be valid. */
export interface DocumentReader {
  /** What was read before, of the same text and schema, is the same object, as long as there is room to keep it. */
  read(text: string, schema: GraphQLSchema, guard?: DocumentGuard): ReadDocument
  /** The document of a text that was read and may be run; undefined for any other, which is not read by this. */
  known(text: string, schema: GraphQLSchema): DocumentNode | undefined
}

export interface DocumentReaderOptions {
  /** Whether the schema may be asked for; true unless given. */
  readonly introspection?: boolean
  readonly limits?: Partial<DocumentLimits>
  /** How much memory documents may take for each schema, in bytes; a thirty-second of the heap unless given, and a quarter
   * of it for refusals. */
  readonly keptBytes?: number
}

/** Validation ends there. It may cost more to find and word an error than to check what has none. */
const maxErrors = 20

/** What a token of a document takes in memory, in bytes: its nodes and where they stand. */
const bytesPerToken = 400

/**
 * Makes the one reader of a server: what is too large is refused before it is parsed, what is too wide or deep before it is
 * validated, and what was refused once is refused again at the cost of a look-up.
 */
export function createDocumentReader(options: DocumentReaderOptions = {}): DocumentReader {
  const { introspection = true, keptBytes = heapShare(1 / 32, 64 * 1024 * 1024) } = options
  const limits = { ...documentLimits, ...options.limits }
  const rules = specifiedRules.map((rule) => (rule === OverlappingFieldsCanBeMergedRule ? overlappingFieldsRule : rule))
  if (!introspection) rules.push(noIntrospection)
  const bySchema = new WeakMap<GraphQLSchema, OfSchema>()

  function ofSchema(schema: GraphQLSchema): OfSchema {
    let known = bySchema.get(schema)
    if (!known) {
      known = {
        documents: new LRUCache({ maxSize: keptBytes }),
        // Apart, so that what is refused pushes out nothing that is served.
        refusals: new LRUCache({ maxSize: keptBytes / 4 }),
        exceededIntrospection: introspectionLimit(schema),
      }
      bySchema.set(schema, known)
    }
    return known
  }

  function judge(source: Source, schema: GraphQLSchema, { exceededIntrospection }: OfSchema): Judgement {
    const { tokens, exceeded } = scanTokens(source, limits)
    if (exceeded) return { errors: [tooLarge(exceeded)] }
    const document = parse(source)
    const tooMuch = exceededShape(document, limits) ?? exceededIntrospection(document)
    if (tooMuch) return { errors: [tooLarge(tooMuch)] }
    const [error, ...others] = validate(schema, document, rules, { maxErrors }).map((error) => invalid(error, source))
    return error ? { errors: [error, ...others] } : { document: withoutTokens(document), tokens }
  }

  return {
    read(text, schema, guard) {
      if (text.length > limits.characters) {
        guard?.onRefused(0)
        const message = `The document has ${text.length} characters; ${limits.characters} is the most allowed.`
        return { errors: [tooLarge(message)] }
      }
      const known = ofSchema(schema)
      const key = keyOf(text)
      const read = known.documents.get(key) ?? known.refusals.get(key)
      if (read) return read
      const refusal = guard?.refusal()
      if (refusal) return { errors: [refusal] }
      const source = new Source(text)
      const judged = parsing(source, () => judge(source, schema, known))
      const bytes = 2 * text.length
      if (judged.document) {
        const { document, tokens } = judged
        const entry = { document }
        known.documents.set(key, entry, { size: bytes + tokens * bytesPerToken })
        return entry
      }
      guard?.onRefused(text.length)
      const said = judged.errors.reduce((sum, { message }) => sum + 200 + 2 * message.length, 0)
      known.refusals.set(key, judged, { size: bytes + said })
      return judged
    },
    known: (text, schema) =>
      text.length > limits.characters ? undefined : ofSchema(schema).documents.get(keyOf(text))?.document,
  }
}

/**
 * The key of a text, which takes less to look up than to hash. V8 hashes a string of more than 16,383 characters by its length
 * alone, so no text itself is a key.
 */
const keyOf = remembered((text) => hash('sha256', text, 'base64'), { most: 200, longest: 4_096 })

/** One error for each time that the schema is asked for; graphql-js's rule has one for each field below it, too. */
const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return
    const message = `GraphQL introspection has been disabled, but the document asks for "${node.name.value}".`
    context.reportError(codedError('GRAPHQL_VALIDATION_FAILED', message, {}, { nodes: node }))
  },
})

interface OfSchema {
  readonly documents: LRUCache<string, ReadDocument>
  readonly refusals: LRUCache<string, ReadDocument>
  readonly exceededIntrospection: (document: DocumentNode) => string | undefined
}

type Refused = Extract<ReadDocument, { errors: unknown }> & { readonly document?: never }
type Judgement = { readonly document: DocumentNode; readonly tokens: number; readonly errors?: never } | Refused

function parsing(source: Source, judge: () => Judgement): Judgement {
  try {
    return judge()
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    const { message, positions } = error
    return { errors: [codedError('GRAPHQL_PARSE_FAILED', message, {}, { source, positions })] }
  }
}

const tooLarge = (message: string) => codedError('GRAPHQL_VALIDATION_FAILED', message)

/** Without the nodes, which would keep the document in memory; so would the stack, by the values of its frames. */
function invalid({ message, positions }: GraphQLError, source: Source): GraphQLError {
  const error = codedError('GRAPHQL_VALIDATION_FAILED', message, {}, positions ? { source, positions } : {})
  error.stack = message
  return error
}

/** Errors need the place of a node. Its tokens, which lead to all others and to the comments, take most of the memory. */
function withoutTokens(document: DocumentNode): DocumentNode {
  visit(document, {
    enter({ loc }) {
      if (loc) Object.assign(loc, { startToken: undefined, endToken: undefined })
    },
  })
  return document
}
