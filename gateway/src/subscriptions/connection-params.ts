import { codedError } from '@plaza/server'

const tokenNames: ReadonlySet<string> = new Set(['authorization', 'authtoken', 'accesstoken', 'token', 'bearer', 'jwt'])
const bareToken = /^[\w-]+\.[\w-]+\.[\w-]+$/
const anyToken = /"(?:Bearer\s|[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}\s*")/i

const advice = 'send { authorization: "Bearer <accessToken>" }'

/**
 * The `Authorization` that the parameters of a WebSocket stand for, whichever of the usual shapes a client gives them:
 * `authorization`, `authToken`, `accessToken` or `token` in any case, within `headers` as well, with `Bearer` or without.
 * Undefined for nobody.
 * @throws GraphQLError UNAUTHENTICATED for what is no text, for two tokens that differ and for one that is elsewhere: taken
 *   for nobody, a client would find out late, and not why
 */
export function readAuthorization(params: Readonly<Record<string, unknown>>): string | undefined {
  const { headers } = params
  const [given, another] = new Set([...tokensOf(params), ...tokensOf(isObject(headers) ? headers : {})])
  if (another) throw refused(`The connectionParams hold two tokens that differ; ${advice}.`)
  if (given) return bareToken.test(given) ? `Bearer ${given}` : given
  if (anyToken.test(JSON.stringify(params))) {
    throw refused(`The connectionParams hold a token where none is read; ${advice}.`)
  }
  return undefined
}

function tokensOf(params: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(params).flatMap(([name, value]) => {
    if (value == null || !tokenNames.has(name.toLowerCase().replaceAll(/[-_]/g, ''))) return []
    if (typeof value !== 'string') throw refused(`The connectionParams hold no access token of ours; ${advice}.`)
    return value.trim() || []
  })
}

const refused = (message: string) => codedError('UNAUTHENTICATED', message, { reason: 'MALFORMED' })

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
