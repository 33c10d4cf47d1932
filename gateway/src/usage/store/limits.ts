/**
 * What the store holds at most, whatever clients send. What is more is counted in the bucket `other`: of a client's versions
 * first, then of clients, then of operations.
 */
export const limits = {
  /** Names of clients, and versions of each, a day. */
  clients: 100,
  versions: 100,
  /** Different operations of different clients a day. */
  rows: 10_000,
  /** Operations whose text is kept, and how many bytes of them. */
  operations: 4_000,
  operationBytes: 32 * 1024 * 1024,
} as const
