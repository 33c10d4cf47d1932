import { parse, print } from 'graphql'
import { describe, expect, test } from 'vitest'
import { judge, type PassName } from '../../src/index.ts'
import { type Experiment, experimentOn } from './execution/experiment.ts'
import { eventRows } from './table/events.ts'
import { expectedOf, rolloutSaid, saidOf } from './table/judged.ts'
import { refusedRows } from './table/refused.ts'
import { changeOfRow, executedChange, type Row, readVerdict } from './table/row.ts'
import { type Table, tables } from './table/tables.ts'

/** What would be said of nearly every row, and is held by rows of its own or by other tests. */
const aside: readonly PassName[] = ['lint', 'plans', 'rollout']

describe.each(Object.keys(tables) as Table[])('%s', (table) => {
  test.each(tables[table])('$name', async (row: Row) => {
    const change = changeOfRow(row)
    const findings = await judge(change)
    expect.soft(saidOf(row, findings, table === 'between subgraphs' ? ['lint'] : aside)).toEqual(expectedOf(row))

    const experiment = experimentOn(row.tag === undefined ? change : executedChange(row))
    await execute(row, experiment)
    for (const { document, hash } of change.operations) {
      const said = rolloutSaid(findings, hash)
      // What the change itself breaks, or may, fails without a rollout.
      if (said) expect.soft(await experiment.rollout(document), print(document)).toEqual(said)
    }
  })
})

test('each reported change that a schema can show is in a table', () => {
  const rows = [...Object.values(tables).flat(), ...refusedRows, ...eventRows] as readonly {
    readonly number?: number
  }[]
  const numbers = new Set(rows.flatMap(({ number }) => number ?? []))
  // The last one, a base that can't be loaded, is the command's.
  expect([...numbers].sort((one, other) => one - other)).toEqual(Array.from({ length: 35 }, (_, index) => index + 1))
})

/** Each operation does what its verdict says, for everybody concerned. */
async function execute(row: Row, experiment: Experiment): Promise<void> {
  for (const { text, verdict, proof } of row.operations.map(readVerdict)) {
    const document = parse(text)
    const isSame = verdict === 'S' || verdict === 'N'
    const difference = await experiment.difference(document, { data: isSame ? 'common' : 'any', ...proof })
    if (isSame) expect.soft(difference, text).toBe(null)
    else if (!proof.unseen) expect.soft(difference, `nothing changes for ${text}`).not.toBe(null)
    for (const viewer of proof.spares ?? [])
      expect.soft(await experiment.difference(document, { data: 'common', viewer }), `${text} of others`).toBe(null)
    if (proof.fetches) expect.soft(Object.values(await experiment.fetches(document)), text).toEqual(proof.fetches)
    if (proof.rollout) expect.soft(await experiment.rollout(document), text).toEqual(proof.rollout)
  }
}
