/** A service has fewer statements by far. Each prepared one costs memory in each connection's server process. */
const maxPrepared = 300
/** How often a text must come before it is prepared. */
const minUses = 5

/**
 * Names for statements that come again and again, so that PostgreSQL parses and plans them once for each connection: with
 * row-level security that takes longer than most of them take to run.
 */
export class PreparedStatements {
  readonly #names = new Map<string, string>()
  readonly #seen = new Map<string, number>()
  #generation = 0

  /** Undefined for a text that has not come often enough, or came when 300 others had names. */
  nameOf(sql: string): string | undefined {
    const name = this.#names.get(sql)
    if (name !== undefined || this.#names.size === maxPrepared) return name
    const uses = (this.#seen.get(sql) ?? 0) + 1
    if (uses >= minUses) {
      this.#seen.delete(sql)
      this.#names.set(sql, `plaza_${this.#generation}_${this.#names.size}`)
    } else {
      // Texts that come once each must not fill the memory.
      if (this.#seen.size === maxPrepared) this.#seen.clear()
      this.#seen.set(sql, uses)
    }
    return undefined
  }

  /** Gives all statements new names, after a migration has changed the columns of one. */
  forget(): void {
    this.#generation++
    this.#names.clear()
  }
}

/** Whether a statement failed because a migration changed the columns that it was prepared for. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery'
