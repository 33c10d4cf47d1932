import type { Outcome, Rejected } from './outcome.ts'
import { rejected } from './verdicts.ts'

/** Ends the processing of a file from wherever it is found unfit. */
export class Refused extends Error {
  readonly verdict: Rejected

  constructor(reason: Rejected['reason'], why: string) {
    super(why)
    this.verdict = rejected(reason, why)
  }
}

/**
 * What comes of reading a file with a parser in TypeScript, which throws at what it does not understand. Errors of the file
 * system are not the file's fault and go on.
 */
export async function orCorrupt(why: string, process: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await process()
  } catch (error) {
    if (error instanceof Refused) return error.verdict
    if ((error as NodeJS.ErrnoException).syscall) throw error
    return rejected('CORRUPT', why)
  }
}
