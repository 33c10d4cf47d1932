/**
 * How long a message that fails may keep its partition waiting: once with its batch, then alone. A statement that runs when
 * the deadline passes may take as long again; both together stay below five seconds.
 */
export const retryPolicy = {
  /** Attempts alone. */
  maxAttempts: 4,
  /** Pauses between them. */
  backoffMs: [50, 200, 600],
  /** Deadline of one handler for one event in a batch. */
  batchDeadlineMs: 1_000,
  /** Deadline of one handler for one event alone. */
  aloneDeadlineMs: 2_000,
  /** All attempts alone, with their pauses. */
  budgetMs: 2_600,
}
