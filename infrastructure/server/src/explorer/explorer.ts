import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { badUserInput } from '../errors/coded-error.ts'
import { sendJson } from '../http/answer.ts'
import { readJson } from '../http/body.ts'
import { sendRefusal } from '../http/refusal.ts'
import type { HttpRoute } from '../http/server.ts'
import { readAsset } from './assets.ts'
import { renderPage } from './page.ts'

/** What a browser is shown that opens a GraphQL endpoint. */
export interface ExplorerOptions {
  title: string
  /** What stands in the editor at first. */
  document: string
  /** People whom the page acts as, the first of them from the start. Only where anybody may be any of them. */
  demo?: {
    people: readonly string[]
    /**
     * Resolves to an access token of one of them.
     * @throws GraphQLError when the person cannot be signed in
     */
    signIn(person: string): Promise<string>
  }
}

/** The parts of a server that make up the explorer. */
export interface Explorer {
  /** Shows the page to whoever asks the GraphQL endpoint for HTML. */
  readonly plugin: ApolloServerPlugin
  /** `/`, which leads to the page, and `/explorer/*`: what the page loads. */
  readonly routes: readonly HttpRoute[]
}

/**
 * Creates the page that browsers get at `/graphql`: Apollo Sandbox where its script can be loaded, or else GraphiQL, which
 * this process serves itself.
 */
export function createExplorer(options: ExplorerOptions): Explorer {
  const { title, document, demo } = options
  const html = renderPage({ title, document, people: demo?.people ?? [] })
  const routes: HttpRoute[] = [
    {
      path: '/',
      methods: ['GET', 'HEAD'],
      handle: (_, response) => void response.writeHead(302, { location: '/graphql' }).end(),
    },
    {
      path: '/explorer/*',
      methods: ['GET', 'HEAD'],
      async handle(request, response) {
        const asset = await readAsset(request.url!.slice('/explorer/'.length).split('?', 1)[0]!)
        if (!asset) return void response.writeHead(404).end()
        const { type, etag, body } = asset
        response.setHeader('cache-control', 'no-cache').setHeader('etag', etag)
        if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end()
        response.writeHead(200, {
          'content-type': type,
          'content-length': body.length,
          'x-content-type-options': 'nosniff',
        })
        response.end(body)
      },
    },
  ]
  if (demo) {
    routes.push({
      path: '/explorer/sign-in',
      methods: ['POST'],
      async handle(request, response) {
        try {
          const person = ((await readJson(request, 1_000)) as { person?: unknown } | null)?.person
          if (typeof person !== 'string' || !demo.people.includes(person)) {
            throw badUserInput(`The explorer acts as ${demo.people.join(', ')} alone.`)
          }
          sendJson(response, 200, { accessToken: await demo.signIn(person) })
        } catch (error) {
          if (!(error instanceof GraphQLError)) throw error
          sendRefusal(response, error)
        }
      },
    })
  }
  return {
    plugin: { serverWillStart: async () => ({ renderLandingPage: async () => ({ html }) }) },
    routes,
  }
}
