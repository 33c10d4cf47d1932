/** What the page holds of a sign-in. The refresh token is a cookie that no script can read. */
export interface Tokens {
  accessToken: string
  accessTokenExpiresAt: string
  userId: string
}

export type SessionState =
  | { status: 'starting' }
  /** Nobody has answered whether somebody is signed in. */
  | { status: 'unreachable' }
  | { status: 'out'; hasEnded: boolean }
  | { status: 'in'; userId: string }

/** An expected failure that a person can mend, as `UserError` of the contract. */
export interface SessionError {
  code: string
  message: string
  path: string[] | null
  retryAfterSeconds: number | null
}

type News = { tokens: Tokens } | { left: true }

/** A token is refreshed when less is left of it than this. */
const marginMs = 30_000
const lockName = 'plaza-session'
/** No secret: without it a first visit asks nobody whether it is signed in. */
const hintKey = 'plaza.signed-in'

/**
 * Who is signed in, in all tabs at once. The access token is in memory alone; a Web Lock lets one tab at a time refresh
 * it, and the others hear the new one over a `BroadcastChannel`.
 */
export class Session {
  #state: SessionState = { status: 'starting' }
  #tokens: Tokens | null = null
  #refreshing: Promise<Tokens | null> | null = null
  readonly #listeners = new Set<() => void>()
  readonly #channel = new BroadcastChannel('plaza-session')

  constructor() {
    this.#channel.onmessage = ({ data }: MessageEvent<News>) =>
      'tokens' in data ? this.#keep(data.tokens) : this.#leave(true)
  }

  get state(): SessionState {
    return this.#state
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Finds out whether somebody is signed in. */
  async start(): Promise<void> {
    if (!localStorage.getItem(hintKey)) return this.#set({ status: 'out', hasEnded: false })
    try {
      await this.#refresh()
    } catch {
      this.#set({ status: 'unreachable' })
    }
  }

  /**
   * A token that is good for half a minute at least; null when nobody is signed in.
   * @throws when it could not be refreshed because nobody answers, which ends no session
   */
  async accessToken(): Promise<string | null> {
    if (this.#state.status === 'out') return null
    if (this.#tokens && isFresh(this.#tokens)) return this.#tokens.accessToken
    return (await this.#refresh())?.accessToken ?? null
  }

  /** To be told of a token that was refused although it looked good; the next one is asked for anew. */
  refuse(accessToken: string | null): void {
    if (this.#tokens && this.#tokens.accessToken === accessToken) this.#tokens = null
  }

  /** What is wrong with the input, empty when the person is signed in. */
  readonly signIn = (input: { identifier: string; password: string }) => this.#enter('sign-in', input)

  /** What is wrong with the input, empty when the account is there and signed in. */
  readonly signUp = (input: {
    email: string
    username: string
    password: string
    firstName: string
    lastName: string | null
  }) => this.#enter('sign-up', input)

  /** Ends the session here and in every other tab, also when the server can't be reached. */
  async signOut(): Promise<void> {
    const token = this.#tokens?.accessToken
    this.#channel.postMessage({ left: true } satisfies News)
    this.#leave(false)
    await post('sign-out', {}, token).catch(() => {})
  }

  async #enter(path: string, input: object): Promise<SessionError[]> {
    const { data, errors } = await post(path, input)
    if (data) this.#share(data)
    return errors
  }

  #refresh(): Promise<Tokens | null> {
    this.#refreshing ??= inTurn(async () => {
      // Another tab may have refreshed it while this one waited.
      if (this.#tokens && isFresh(this.#tokens)) return this.#tokens
      const { data } = await post('refresh', {})
      if (data) this.#share(data)
      else {
        this.#channel.postMessage({ left: true } satisfies News)
        this.#leave(true)
      }
      return data
    }).finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  #share(tokens: Tokens): void {
    this.#channel.postMessage({ tokens } satisfies News)
    this.#keep(tokens)
  }

  #keep(tokens: Tokens): void {
    this.#tokens = tokens
    localStorage.setItem(hintKey, 'yes')
    if (this.#state.status !== 'in' || this.#state.userId !== tokens.userId)
      this.#set({ status: 'in', userId: tokens.userId })
  }

  #leave(hasEnded: boolean): void {
    this.#tokens = null
    localStorage.removeItem(hintKey)
    if (this.#state.status !== 'out') this.#set({ status: 'out', hasEnded: hasEnded && this.#state.status === 'in' })
  }

  #set(state: SessionState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

const isFresh = ({ accessTokenExpiresAt }: Tokens) => Date.parse(accessTokenExpiresAt) - Date.now() > marginMs

/** Web Locks need a secure context; without them, tabs that race get the same pair for 30 seconds. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? (navigator.locks.request(lockName, work) as Promise<T>) : work()

interface Answer {
  data: Tokens | null
  errors: SessionError[]
}

async function post(path: string, input: object, accessToken?: string): Promise<Answer> {
  const response = await fetch(`/session/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(accessToken && { authorization: `Bearer ${accessToken}` }) },
    body: JSON.stringify(input),
  })
  const answer = (await response.json()) as Answer
  if (!response.ok) throw new Error(answer.errors[0]?.message ?? 'Plaza did not answer; try again.')
  return answer
}
