import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ApolloServerPlugin } from '@apollo/server'
import type { GatewayContext } from '../../request/context.ts'

export interface LandingPage {
  title: string
  /** What stands in the editor at first. */
  document: string
  /** User names that the page can sign in by itself, and their password, where that is no secret. */
  demo?: { people: readonly string[]; password: string }
}

/** The page of a gateway that was given none. */
export const plainLandingPage: LandingPage = { title: 'GraphQL', document: '{\n  __typename\n}\n' }

const template = readFileSync(new URL('page.html', import.meta.url), 'utf8')

/** Apollo Sandbox for a browser; where the browser cannot load it, an editor of our own that needs no network. */
export function landingPagePlugin(options: LandingPage): ApolloServerPlugin<GatewayContext> {
  // `<` is escaped so that no text of ours can end the script element it stands in.
  const json = JSON.stringify(options).replaceAll('<', '\\u003c')
  return {
    serverWillStart: async () => ({
      renderLandingPage: async () => ({
        html: async () => {
          const nonce = randomBytes(16).toString('base64url')
          return template.replaceAll('NONCE', nonce).replace('"OPTIONS"', () => json)
        },
      }),
    }),
  }
}
