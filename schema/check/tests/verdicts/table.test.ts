import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { experimentOn } from './execution/experiment.ts'
import { changeOfRow, readVerdict } from './table/row.ts'
import { tables } from './table/tables.ts'

describe.each(Object.keys(tables))('%s', (table) => {
  test.each(tables[table]!)('$name: what happens when its operations are executed', async (row) => {
    const experiment = experimentOn(changeOfRow(row))
    for (const { text, verdict, proof } of row.operations.map(readVerdict)) {
      const document = parse(text)
      const data = verdict === 'S' ? 'common' : 'any'
      const difference = await experiment.difference(document, { data, ...proof })
      if (verdict === 'S') expect(difference, text).toBe(null)
      else if (!proof.unseen) expect(difference, `nothing changes for ${text}`).not.toBe(null)
      for (const viewer of proof.spares ?? [])
        expect(await experiment.difference(document, { data: 'common', viewer }), `${text} of others`).toBe(null)
      if (proof.fetches) expect(Object.values(await experiment.fetches(document)), text).toEqual(proof.fetches)
      if (proof.rollout) expect(await experiment.rollout(document), text).toEqual(proof.rollout)
    }
  })
})
