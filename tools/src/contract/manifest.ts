import { createHash } from 'node:crypto'
import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client'
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  isAbstractType,
  OperationTypeNode,
  print,
} from 'graphql'
import { EMPTY } from 'rxjs'
import type { ClientOperation } from './operations.ts'

/** Where the front end has its operations as documents, which `pnpm codegen` makes of its `.graphql` files. */
export const webDocuments = 'web/src/generated/graphql.ts'

/**
 * The list of what our clients send, in Apollo's manifest format: the id is the SHA-256 of the text. The front end's
 * operations are there as Apollo Client sends them, with `__typename` wherever it adds it, in the order of the generated
 * documents; those of `schema/operations/` as they are written.
 *
 * @param generated the text of `webDocuments`
 */
export async function renderManifest(
  generated: string,
  operations: readonly ClientOperation[],
  apiSchema: GraphQLSchema,
): Promise<string> {
  const sent = await sentByApolloClient(documentsIn(generated), apiSchema)
  const entries = [...sent, ...operations.map(({ document }) => document)].map((document) => {
    const body = print(document)
    const { name, operation } = getOperationAST(document)!
    return { id: createHash('sha256').update(body).digest('hex'), name: name!.value, type: operation, body }
  })
  return `${JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: entries }, null, 2)}\n`
}

/** @throws Error where there is none: the generator writes them another way than it did */
function documentsIn(generated: string): DocumentNode[] {
  const written = generated.matchAll(/^export const \w+Document = (\{.*\}) as unknown as DocumentNode</gm)
  const documents = [...written].map(([, json]) => JSON.parse(json!) as DocumentNode)
  if (documents.length === 0) throw new Error(`${webDocuments} has no documents that can be read.`)
  return documents.filter((document) => getOperationAST(document))
}

/** What the client hands to its link is what a request has: it adds fields to a document, and takes directives out. */
async function sentByApolloClient(
  documents: readonly DocumentNode[],
  apiSchema: GraphQLSchema,
): Promise<DocumentNode[]> {
  const sent: DocumentNode[] = []
  const client = new ApolloClient({
    cache: new InMemoryCache({ possibleTypes: possibleTypesOf(apiSchema) }),
    dataMasking: true,
    link: new ApolloLink(({ query }) => {
      sent.push(query)
      return EMPTY
    }),
  })
  for (const document of documents) {
    // Nobody answers, which queries and mutations take for a failure.
    await send(client, document).catch(() => {})
  }
  client.stop()
  return sent
}

async function send(client: ApolloClient, document: DocumentNode): Promise<unknown> {
  switch (getOperationAST(document)?.operation) {
    case OperationTypeNode.MUTATION:
      return client.mutate({ mutation: document })
    case OperationTypeNode.SUBSCRIPTION:
      return client.subscribe({ query: document }).subscribe({ error() {} })
    default:
      return client.query({ query: document, fetchPolicy: 'network-only' })
  }
}

function possibleTypesOf(schema: GraphQLSchema): Record<string, string[]> {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType)
  return Object.fromEntries(abstract.map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]))
}
