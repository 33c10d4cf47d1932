/** What the page holds of a sign-in. The refresh token is a cookie that no script can read. */
export interface Tokens {
  accessToken: string
  userId: string
  /** When the access token ends, by the clock of this machine. */
  goodUntil: number
  /** How much was left of it when it came. */
  lifetimeMs: number
}

/** An expected failure that a person can mend, as `UserError` of the contract; or a fault, which has no path. */
export interface SessionError {
  code: string
  message: string
  path: string[] | null
  retryAfterSeconds: number | null
}

export interface Answer {
  tokens: Tokens | null
  errors: SessionError[]
}

interface Body {
  data?: { accessToken: string; accessTokenExpiresAt: string; userId: string } | null
  errors: (Partial<SessionError> & { extensions?: Partial<SessionError> })[]
}

const patienceMs = 20_000

/**
 * Asks a route of the session.
 * @throws when nobody answers, or something that is not Plaza
 */
export async function askSession(
  route: 'sign-in' | 'sign-up' | 'refresh' | 'sign-out',
  input: object,
  accessToken?: string,
): Promise<Answer> {
  const response = await fetch(`/session/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(accessToken && { authorization: `Bearer ${accessToken}` }) },
    body: JSON.stringify(input),
    // Whoever signs out may close the tab at once.
    keepalive: true,
    signal: AbortSignal.timeout(patienceMs),
  })
  const { data, errors } = (await response.json()) as Body
  return {
    tokens: data ? tokensOf(response, data) : null,
    errors: errors.map(({ extensions, code, message, path, retryAfterSeconds }) => ({
      code: String(code ?? extensions?.code),
      message: message ?? 'Plaza did not answer; try again.',
      path: path ?? null,
      retryAfterSeconds: retryAfterSeconds ?? extensions?.retryAfterSeconds ?? null,
    })),
  }
}

/** A machine whose clock is wrong measures by the server's how long is left. */
function tokensOf(
  response: Response,
  { accessToken, accessTokenExpiresAt, userId }: NonNullable<Body['data']>,
): Tokens {
  const now = Date.now()
  const serverNow = Date.parse(response.headers.get('date') ?? '') || now
  const lifetimeMs = Date.parse(accessTokenExpiresAt) - serverNow
  return { accessToken, userId, goodUntil: now + lifetimeMs, lifetimeMs }
}
