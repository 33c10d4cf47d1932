import { type HttpRoute, sendJson } from '@plaza/server'

/** People of a demo, whom whoever opens the page may sign in as. Only where anybody may be any of them. */
export interface SessionDemo {
  readonly people: readonly { readonly username: string; readonly displayName: string }[]
  /** The same for all of them, and no secret. */
  readonly password: string
}

/** Makes `GET /session/demo`, which tells a sign-in page who the demo people are; null where there are none. */
export const demoRoute = (demo: SessionDemo | null): HttpRoute => ({
  path: '/session/demo',
  methods: ['GET', 'HEAD'],
  handle(_, response) {
    response.setHeader('cache-control', 'no-store')
    sendJson(response, 200, { demo })
  },
})
