/**
 * The result of `work`, or a rejection when it takes longer than `ms` milliseconds. The work itself goes on: a handler is
 * cut off by the statement time-out of its transaction.
 */
export async function withDeadline<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${ms} ms`)), ms)
  })
  // A rejection after the deadline has nobody to handle it, and must not end the process.
  work.catch(() => {})
  try {
    return await Promise.race([work, expired])
  } finally {
    clearTimeout(timer)
  }
}
