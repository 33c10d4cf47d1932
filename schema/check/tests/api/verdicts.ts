import { api } from '../../src/api/pass.ts'
import type { Finding } from '../../src/finding.ts'
import { changeOf, type Written } from '../../src/testing/change.ts'

/** The findings of a change of one subgraph. */
export async function findingsOf(before: string, after: string, ...operations: string[]): Promise<readonly Finding[]> {
  const written = (sdl: string): Written => ({ subgraphs: { a: sdl }, operations })
  return api(changeOf(written(before), written(after)))
}

/** What a change does to the operations, as `rule coordinate: Operation verdict@selection`; findings that do nothing are left out. */
export async function verdictsOf(before: string, after: string, ...operations: string[]): Promise<string[]> {
  const findings = await findingsOf(before, after, ...operations)
  return findings
    .flatMap(({ rule, coordinate, impacts }) =>
      impacts.map(
        ({ operation, verdict, selection }) => `${rule} ${coordinate}: ${operation} ${verdict} @${selection}`,
      ),
    )
    .sort()
}
