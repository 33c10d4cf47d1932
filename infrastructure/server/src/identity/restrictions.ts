import { accessTokenLifetimeSeconds, type Viewer } from './viewer.ts'

/** A margin for clocks that differ between auth and a server that verifies. */
const graceMs = 60_000

/**
 * Who may not write, and who may again, as far as access tokens that were signed before do not say it. An entry is forgotten
 * once the last such token has expired, so the map holds minutes of history.
 */
export class Restrictions {
  readonly #changes = new Map<string, { until: Date | null; changedAt: number }>()
  readonly #now: () => number

  constructor(options: { now?: () => number } = {}) {
    this.#now = options.now ?? Date.now
  }

  /** Takes note of a decision: until when the person may not write, null when they may. An older one changes nothing. */
  change(userId: string, until: Date | null, changedAt: Date): void {
    const isPast = (time: number) => this.#now() > time + accessTokenLifetimeSeconds * 1000 + graceMs
    for (const [id, entry] of this.#changes) if (isPast(entry.changedAt)) this.#changes.delete(id)
    const time = changedAt.getTime()
    if (isPast(time) || (this.#changes.get(userId)?.changedAt ?? 0) > time) return
    this.#changes.set(userId, { until, changedAt: time })
  }

  /** Until when the viewer may not write; null when they may. */
  until({ id, restrictedUntil }: Viewer): Date | null {
    const change = this.#changes.get(id)
    const until = change ? change.until : (restrictedUntil ?? null)
    return until !== null && until.getTime() > this.#now() ? until : null
  }
}
