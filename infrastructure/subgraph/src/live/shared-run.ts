import { grantOf, type ViewerRows } from '@plaza/database'
import type { CompiledQuery } from 'kysely'
import type { SharedReads } from './shared-reads.ts'

/**
 * One execution, made as one viewer, and those for whom it would be the same. What an operation answers follows from the
 * event, from what its statements show and from who its viewer is. So it speaks for all to whom every statement has shown
 * the same, unless it has looked at who the viewer is: then it speaks for that one alone.
 */
export class SharedRun {
  readonly viewerId: string
  readonly #reads: SharedReads
  /** Those who have no answer yet. */
  readonly #everybody: readonly string[]
  readonly #alike: Set<string>
  /** What this execution has granted itself, for the reads behind it. */
  readonly #grants = new Map<string, string>()
  #isPersonal = false
  #failure: { readonly error: unknown } | undefined

  constructor(viewerId: string, everybody: readonly string[], reads: SharedReads) {
    this.viewerId = viewerId
    this.#reads = reads
    this.#everybody = everybody
    this.#alike = new Set(everybody)
  }

  /** The execution has looked at who the viewer is. */
  becomePersonal(): void {
    this.#isPersonal = true
  }

  /** Whether the execution has looked at who the viewer is. */
  get isPersonal(): boolean {
    return this.#isPersonal
  }

  /** What a statement has failed with. Nobody is to be shown what came of that. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure
  }

  /** Whom the answer is for. */
  get speaksFor(): ReadonlySet<string> {
    return this.#isPersonal ? new Set([this.viewerId]) : this.#alike
  }

  /** Whether the viewer is that person; which is the other way round for that person, and for everybody else the same. */
  isViewer(userId: string | null): boolean {
    const isViewer = userId === this.viewerId && this.viewerId !== ''
    if (isViewer) for (const id of this.#alike) if (id !== userId) this.#alike.delete(id)
    if (!isViewer && userId !== null) this.#alike.delete(userId)
    return isViewer
  }

  /** Something was asked that cannot be answered for several at once. */
  fail(error: unknown): void {
    this.#failure ??= { error }
  }

  /** The rows that the statement shows to the viewer. */
  async read(query: CompiledQuery): Promise<Record<string, unknown>[]> {
    const grant = grantOf(query)
    if (grant) {
      this.#grants.set(...grant)
      return []
    }
    try {
      const rows = await this.#reads.read(query, this.#readersOf(query), new Map(this.#grants))
      const own = rows.get(this.viewerId)!
      if (!this.#isPersonal) this.#keepAlike(rows, own)
      return own.toObjects()
    } catch (error) {
      this.fail(error)
      throw error
    }
  }

  #keepAlike(rows: ReadonlyMap<string, ViewerRows>, own: ViewerRows): void {
    for (const id of this.#alike) if (rows.get(id)?.text !== own.text) this.#alike.delete(id)
  }

  /**
   * As whom a statement is run: everybody, so that who is executed after this one finds it answered. What is asked with the
   * viewer's id, after it was looked at, is nobody else's business, and what has been granted to these is no right of others.
   */
  #readersOf({ parameters }: CompiledQuery): readonly string[] {
    if (this.#isPersonal && JSON.stringify(parameters).includes(this.viewerId)) return [this.viewerId]
    return this.#grants.size > 0 ? [...this.speaksFor] : this.#everybody
  }
}
