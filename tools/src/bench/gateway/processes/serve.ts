/** What a process of a bench tells its parent when it serves. */
export interface Serving {
  url: string
  /** The same behind a stock server, where there are both. */
  stockUrl?: string
}

/** Tells the parent where, and ends with it, so that a bench that was broken off leaves nothing behind. */
export function serving(url: string, stockUrl?: string): void {
  process.once('disconnect', () => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0))
  process.send!({ url, ...(stockUrl && { stockUrl }) } satisfies Serving)
}
