import type { Outcome, Ready } from '../../src/processing/outcome.ts'

/** A real or hostile upload, which the test makes, and what must come of it. */
export interface CorpusFile {
  /** With an article, as the table in the docs shows it: "a JPEG that is cut off". */
  readonly name: string
  readonly announced: string
  readonly make: () => Buffer | Promise<Buffer>
  readonly expected: 'READY' | Extract<Outcome, { verdict: 'REJECTED' }>['reason']
  /** What is served of it, where READY does not say enough: a sentence for the docs. */
  readonly becomes?: string
  /** Whether `marker` stands in the upload. It must stand in no file that is made of any upload. */
  readonly isMarked?: true
  readonly check?: (outcome: Ready, main: Buffer, renditions: readonly Buffer[]) => void | Promise<void>
}

/** What nobody may learn from a file that is served: a place, a name, a script. */
export const marker = '<script>51.5033N,0.1196W</script>'
