import { expect, test } from 'vitest'
import { compose } from '../../src/composition/compose.ts'
import { failureFindings } from '../../src/composition/problems.ts'
import { CompositionFailure } from '../../src/index.ts'
import { contractOf } from '../../src/testing/change.ts'
import { placesIn } from './table/judged.ts'
import { refusedRows } from './table/refused.ts'
import { withoutMarks } from './table/row.ts'

test.each(refusedRows)('$name: the subgraphs compose no more', ({ before, after, code }) => {
  compose(contractOf({ subgraphs: withoutMarks(before) }))
  const findings = refusal(withoutMarks(after))
  expect(findings.map(({ rule, severity, message, location }) => ({ rule, severity, message, location }))).toEqual(
    placesIn(after, 'after').map((location) => ({
      rule: 'composition-failed',
      severity: 'breaking',
      message: expect.stringContaining(`${code}: `),
      location,
    })),
  )
})

function refusal(subgraphs: Readonly<Record<string, string>>) {
  try {
    compose(contractOf({ subgraphs }))
  } catch (error) {
    if (error instanceof CompositionFailure) return failureFindings(error, 'after')
    throw error
  }
  return []
}
