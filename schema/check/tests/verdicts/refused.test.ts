import { expect, test } from 'vitest'
import { compose } from '../../src/composition/compose.ts'
import { CompositionFailure } from '../../src/index.ts'
import { contractOf } from '../../src/testing/change.ts'
import { refusedRows } from './table/refused.ts'
import { withoutMarks } from './table/row.ts'

test.each(refusedRows)('$name: the subgraphs compose no more', ({ before, after, code }) => {
  compose(contractOf({ subgraphs: withoutMarks(before) }))
  try {
    compose(contractOf({ subgraphs: withoutMarks(after) }))
  } catch (error) {
    if (!(error instanceof CompositionFailure)) throw error
    return expect([...new Set(error.errors.map(({ extensions }) => extensions.code))]).toEqual([code])
  }
  expect.fail('They compose.')
})
