/**
 * A message holds its partition up once with its batch, then alone. A statement under way when a handler's time is up may
 * take as long again; together with that it stays below five seconds.
 */
export const tries = {
  most: 4,
  backOffMs: [50, 200, 600],
  /** One handler, one event, among others. */
  inBatchMs: 1_000,
  /** The same, alone. */
  aloneMs: 2_000,
  /** All tries alone. */
  budgetMs: 2_600,
}

/** Rejects when the work takes longer; the work itself is cut off by the database's statement time-out. */
export async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${ms} ms`)), ms)
  })
  // Whatever becomes of it after that, it is nobody's unhandled rejection.
  work.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
