import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { execute, type GraphQLSchema, parse, validate } from 'graphql'
import { createHandler } from 'graphql-sse/lib/use/http'

export interface HttpSubgraph extends AsyncDisposable {
  readonly url: string
  readonly requests: { readonly headers: IncomingHttpHeaders; readonly body: string }[]
  /** Sockets opened since the start. */
  connections(): number
}

export interface HttpSubgraphOptions {
  contextOf?(headers: IncomingHttpHeaders, signal: AbortSignal): unknown
  /** Answers in place of GraphQL. */
  answer?(body: string, response: ServerResponse): void
  /** Answers subscriptions in place of graphql-sse. */
  stream?(response: ServerResponse): Promise<void>
}

/** A GraphQL server on a free port, with nothing of ours in it. */
export async function startHttpSubgraph(
  schema: GraphQLSchema,
  options: HttpSubgraphOptions = {},
): Promise<HttpSubgraph> {
  const { contextOf = () => ({}), answer, stream } = options
  const requests: { headers: IncomingHttpHeaders; body: string }[] = []
  const streams = createHandler({
    schema,
    context: (request) => contextOf(request.raw.headers, abortOf(request.raw)) as never,
  })
  let opened = 0

  const server = createServer(async (request, response) => {
    if (request.headers.accept === 'text/event-stream') {
      await (stream ? stream(response) : streams(request, response))
      return
    }
    const body = await readBody(request)
    requests.push({ headers: request.headers, body })
    if (answer) {
      answer(body, response)
      return
    }
    const signal = abortOf(response)
    const result = await run(schema, body, contextOf(request.headers, signal))
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
  })
  server.on('connection', () => opened++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    requests,
    connections: () => opened,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function run(schema: GraphQLSchema, body: string, contextValue: unknown) {
  const { query, variables, operationName } = JSON.parse(body)
  const document = parse(query)
  const errors = validate(schema, document)
  if (errors.length > 0) return { errors }
  return execute({ schema, document, variableValues: variables, operationName, contextValue })
}

function abortOf(stream: IncomingMessage | ServerResponse): AbortSignal {
  const controller = new AbortController()
  stream.once('close', () => controller.abort())
  return controller.signal
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
