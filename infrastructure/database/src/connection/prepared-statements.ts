/** Those of a service fit several times over. Each costs memory in each connection's server process. */
const most = 300
const worthIt = 5

/**
 * Names for the statements that come back, so that PostgreSQL parses and plans them once a connection: with row-level
 * security that is more work than most of them are to run.
 */
export class PreparedStatements {
  readonly #names = new Map<string, string>()
  readonly #seen = new Map<string, number>()
  #generation = 0

  /** Undefined for a text that hasn't come back often enough, or came too late to get a name. */
  nameOf(sql: string): string | undefined {
    const name = this.#names.get(sql)
    if (name !== undefined || this.#names.size === most) return name
    const times = (this.#seen.get(sql) ?? 0) + 1
    if (times >= worthIt) {
      this.#seen.delete(sql)
      this.#names.set(sql, `plaza_${this.#generation}_${this.#names.size}`)
    } else {
      // Texts that are made up each time must not add up.
      if (this.#seen.size === most) this.#seen.clear()
      this.#seen.set(sql, times)
    }
    return undefined
  }

  /** After a migration, when what was prepared answers with other columns than its text now would. */
  forget(): void {
    this.#generation++
    this.#names.clear()
  }
}

/** A migration changed the columns that a prepared statement was planned for. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery'
