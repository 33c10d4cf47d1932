import { endEvidence } from '../data/reports.ts'
import type { AuthJob } from './job.ts'

/** Deletes what people wrote and showed, and what others wrote about it, of cases that nobody has to look at any more. */
export const endEvidenceOfCases: AuthJob = {
  name: 'end-evidence',
  everyMs: 60 * 60_000,
  async run({ database, log }) {
    const cases = await endEvidence(database.system)
    if (cases > 0) log.info({ cases }, 'evidence ended')
  },
}
