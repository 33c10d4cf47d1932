/** Asks a dependency whether it serves: resolves when it does; rejects, or takes over two seconds, when it does not. */
export type ReadinessCheck = () => Promise<void>

/**
 * What a check rejects with when it knows what is the matter. The message is shown to everybody who asks: a sentence that
 * names no path, address or person.
 */
export class NotServing extends Error {
  override name = 'NotServing'
}

/** The same for a dependency that the process can do without for a while. */
export class Degraded extends NotServing {
  override name = 'Degraded'
}
