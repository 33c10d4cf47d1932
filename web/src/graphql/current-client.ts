import type { Session } from '../session/session.ts'
import { createPlazaClient, type PlazaClient } from './client.ts'

/**
 * The client of whoever is signed in, with a cache and a socket of that person's own: another one begins with nothing of it.
 * It is made as soon as the person is known, and given out once `readAhead` has settled.
 */
export class CurrentClient {
  #userId: string | null = null
  #made: PlazaClient | null = null
  #ready: PlazaClient | null = null
  readonly #session: Session
  readonly #readAhead: (client: PlazaClient) => Promise<void>
  readonly #listeners = new Set<() => void>()

  constructor(session: Session, readAhead: (client: PlazaClient) => Promise<void>) {
    this.#session = session
    this.#readAhead = readAhead
    session.subscribe(() => this.#follow())
    this.#follow()
  }

  /** Null for nobody, and while the client is on its way. */
  readonly get = (): PlazaClient | null => this.#ready

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #follow(): void {
    const { state } = this.#session
    const userId = state.status === 'in' ? state.userId : null
    if (userId === this.#userId) return
    this.#userId = userId
    const former = this.#made
    // After the pages that read from it are gone.
    if (former) setTimeout(() => former.close())
    this.#made = userId === null ? null : createPlazaClient(this.#session)
    this.#give(null)
    const made = this.#made
    if (made) void this.#readAhead(made).then(() => this.#made === made && this.#give(made))
  }

  #give(client: PlazaClient | null): void {
    this.#ready = client
    for (const listener of this.#listeners) listener()
  }
}
