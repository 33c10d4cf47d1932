import type { IncomingMessage } from 'node:http'
import { GraphQLError } from 'graphql'
import { badRequest } from '../errors/coded-error.ts'
import { readJson } from './body.ts'
import { parseJson } from './json.ts'

/** What a client sends to be run: the body of a GraphQL request. */
export interface OperationParams {
  readonly query?: string | null | undefined
  readonly operationName?: string | null | undefined
  readonly variables?: { readonly [name: string]: unknown } | null | undefined
  readonly extensions?: { readonly [name: string]: unknown } | null | undefined
  /** It came by GET, which must change nothing: browsers send a GET for any page, unasked. */
  readonly isReadOnly?: boolean
}

/**
 * Reads an operation from the body of a POST, or from the search parameters of any other request.
 * @throws GraphQLError BAD_REQUEST when the body is not JSON or too large, or a parameter is not of its type
 */
export async function readOperationParams(request: IncomingMessage, maxBodyBytes: number): Promise<OperationParams> {
  if (request.method === 'POST') return checkParams(await readJson(request, maxBodyBytes))
  return { ...checkParams(readSearch(request)), isReadOnly: true }
}

function readSearch({ url = '' }: IncomingMessage): Record<string, unknown> {
  const start = url.indexOf('?')
  const search = new URLSearchParams(start < 0 ? '' : url.slice(start))
  for (const name of ['query', 'operationName', 'variables', 'extensions']) {
    if (search.getAll(name).length > 1) throw badRequest(`The search parameter \`${name}\` may stand there once only.`)
  }
  try {
    return {
      query: search.get('query'),
      operationName: search.get('operationName'),
      variables: parseJson(search.get('variables') ?? 'null'),
      extensions: parseJson(search.get('extensions') ?? 'null'),
    }
  } catch (error) {
    if (error instanceof GraphQLError) throw error
    // The message of JSON.parse quotes what it could not read.
    throw badRequest('The variables or extensions are not JSON.')
  }
}

function checkParams(params: unknown): OperationParams {
  if (!params || !isMap(params)) {
    throw badRequest('The body is not an object with a `query`; send one operation in each request.')
  }
  const { query, operationName, variables, extensions } = params
  if (!isText(query)) throw badRequest('The query is not a string.')
  if (!isText(operationName)) throw badRequest('The operation name is not a string.')
  if (!isMap(variables) || !isMap(extensions)) throw badRequest('The variables or extensions are not an object.')
  return { query, operationName, variables, extensions }
}

const isText = (value: unknown): value is string | null | undefined => value == null || typeof value === 'string'
const isMap = (value: unknown): value is Record<string, unknown> | null | undefined =>
  value == null || (typeof value === 'object' && !Array.isArray(value))
