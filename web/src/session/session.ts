import { unsubscribeHere } from '../push/this-browser.ts'
import { type Answer, askSession, type SessionError, type Tokens } from './routes.ts'
import { forgetTyped } from './typed.ts'

export type { SessionError } from './routes.ts'

export type SessionState =
  | { status: 'starting' }
  /** Nobody has answered whether somebody is signed in. */
  | { status: 'unreachable' }
  /** `ended` by the server, `left` by a sign-out here or in another tab, or there was `nobody` from the start. */
  | { status: 'out'; why: 'nobody' | 'ended' | 'left' }
  | { status: 'in'; userId: string }

type News = { tokens: Tokens } | { out: 'ended' | 'left' }

/** A token is refreshed when less is left of it than this, and one that lives for two minutes or less in its last quarter. */
const marginMs = 30_000
const lockName = 'plaza-session'
/** No secret: without it a first visit asks nobody whether it is signed in. */
const hintKey = 'plaza.signed-in'
/** There while a sign-out has not reached the server, whose cookie is still in the browser. */
const leavingKey = 'plaza.signing-out'

/**
 * Who is signed in, in all tabs at once. The access token is in memory alone; a Web Lock lets one tab at a time change the
 * session, and the others hear of it over a `BroadcastChannel`.
 */
export class Session {
  #state: SessionState = { status: 'starting' }
  #tokens: Tokens | null = null
  #refreshing: Promise<Tokens | null> | null = null
  /** How often somebody has left: what was asked before is no news after it. */
  #departures = 0
  readonly #listeners = new Set<() => void>()
  readonly #channel = new BroadcastChannel('plaza-session')

  constructor() {
    this.#channel.onmessage = ({ data }: MessageEvent<News>) =>
      'tokens' in data ? this.#keep(data.tokens) : this.#leave(data.out)
  }

  get state(): SessionState {
    return this.#state
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Finds out whether somebody is signed in; to be called again while the state is `unreachable`. */
  readonly start = async (): Promise<void> => {
    const isLeaving = localStorage.getItem(leavingKey)
    if (isLeaving) void inTurn(() => this.#finishLeaving()).catch(() => {})
    if (!localStorage.getItem(hintKey)) return this.#leave('nobody')
    try {
      await this.#refresh(isLeaving ? inTurn : atOnce)
    } catch {
      if (this.#state.status === 'starting') this.#set({ status: 'unreachable' })
    }
  }

  /**
   * A token that is good for a while; null when nobody is signed in.
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
    locale: string
  }) => this.#enter('sign-up', input)

  /** Ends the session here and in every other tab; the server hears of it later where it can't be reached now. */
  async signOut(): Promise<void> {
    const token = this.#tokens?.accessToken
    localStorage.setItem(leavingKey, 'yes')
    this.#tell({ out: 'left' })
    forgetTyped()
    // The server forgets it with the session; a browser that can't be asked shows nothing either.
    if (globalThis.navigator?.serviceWorker) await unsubscribeHere().catch(() => {})
    await inTurn(() => this.#finishLeaving(token)).catch(() => {})
  }

  async #finishLeaving(token?: string): Promise<void> {
    if (!localStorage.getItem(leavingKey)) return
    await askSession('sign-out', {}, token)
    localStorage.removeItem(leavingKey)
  }

  #enter(path: 'sign-in' | 'sign-up', input: object): Promise<readonly SessionError[]> {
    return inTurn(async () => {
      await this.#finishLeaving()
      const { tokens, errors } = await askSession(path, input)
      if (tokens) this.#tell({ tokens })
      return errors
    })
  }

  #refresh(turn = inTurn): Promise<Tokens | null> {
    this.#refreshing ??= turn(async () => {
      // Another tab may have refreshed it while this one waited.
      if (this.#tokens && isFresh(this.#tokens)) return this.#tokens
      const before = this.#departures
      const { tokens, errors } = await askSession('refresh', {})
      if (this.#departures > before) return null
      if (tokens) this.#tell({ tokens })
      else if (isOver(errors)) this.#tell({ out: 'ended' })
      else throw new Error(errors[0]?.message ?? 'Plaza did not answer; try again.')
      return tokens
    }).finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  #tell(news: News): void {
    this.#channel.postMessage(news)
    if ('tokens' in news) this.#keep(news.tokens)
    else this.#leave(news.out)
  }

  #keep(tokens: Tokens): void {
    this.#tokens = tokens
    localStorage.setItem(hintKey, 'yes')
    if (this.#state.status !== 'in' || this.#state.userId !== tokens.userId)
      this.#set({ status: 'in', userId: tokens.userId })
  }

  #leave(why: 'nobody' | 'ended' | 'left'): void {
    this.#departures++
    this.#tokens = null
    localStorage.removeItem(hintKey)
    if (this.#state.status !== 'out') this.#set({ status: 'out', why })
  }

  #set(state: SessionState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

const isFresh = ({ goodUntil, lifetimeMs }: Tokens) => goodUntil - Date.now() > Math.min(marginMs, lifetimeMs / 4)

/** Everything but this leaves the session as it is: a limit passes, and so does an outage. */
const isOver = (errors: Answer['errors']) => errors.some(({ code }) => code === 'EXPIRED')

/** Web Locks need a secure context; without them, tabs that race get the same pair for 30 seconds. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? (navigator.locks.request(lockName, work) as Promise<T>) : work()

/**
 * A tab that begins asks before it has the lock, which it would get after the page's evaluation, on a phone several hundred
 * milliseconds later. Two that begin together get the same pair, and whoever signs in or out waits for the answer.
 */
const atOnce: typeof inTurn = (work) => {
  const done = work()
  void inTurn(() => done).catch(() => {})
  return done
}
