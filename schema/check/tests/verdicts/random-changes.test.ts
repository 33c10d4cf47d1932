import fc from 'fast-check'
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { compose } from '../../src/composition/compose.ts'
import { type Change, CompositionFailure, judge } from '../../src/index.ts'
import { changeOf, contractOf } from '../../src/testing/change.ts'
import { experimentOn } from './execution/experiment.ts'
import { modelChanges } from './random/changes.ts'
import { randomModel } from './random/model.ts'
import { randomOperation } from './random/operations.ts'
import { Random } from './random/random.ts'
import { subgraphsOfModel } from './random/write.ts'
import { hashOf, rolloutSaid, worstOf } from './table/judged.ts'

/** 1,000 by `RANDOM_CHANGES=1000`; another `RANDOM_SEED` makes other ones. */
const numRuns = Number(process.env.RANDOM_CHANGES ?? 30)
const seed = Number(process.env.RANDOM_SEED ?? 1)

const names = Object.keys(modelChanges)
const arbitrary = fc.record({
  schema: fc.nat(10_000),
  changes: fc.array(fc.record({ name: fc.constantFrom(...names), seed: fc.nat(1000) }), { minLength: 1, maxLength: 3 }),
  operations: fc.uniqueArray(fc.nat(10_000), { minLength: 12, maxLength: 12 }),
})

test('no verdict on a random change is refuted by executing', { timeout: 600_000 }, async () => {
  const counts = { changes: 0, refused: 0, S: 0, N: 0, R: 0, B: 0 }
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ schema, changes, operations }) => {
      const model = randomModel(schema)
      const before = subgraphsOfModel(model)
      for (const { name, seed } of changes) modelChanges[name]!(model, new Random('change', seed))
      const after = subgraphsOfModel(model)
      const { apiSchema } = compose(contractOf({ subgraphs: before }))
      const texts = concerned(
        operations.map((seed) => randomOperation(apiSchema, schema, seed)),
        before,
        after,
      )
      const change = changeOrNothing(before, after, texts)
      if (!change) return void counts.refused++
      counts.changes++
      const findings = await judge(change)
      const experiment = experimentOn(change)
      for (const text of texts) {
        const document = parse(text)
        const verdict = worstOf(findings, hashOf(text))
        counts[verdict]++
        if (verdict === 'R') continue
        const difference = await experiment.difference(document, { data: verdict === 'B' ? 'any' : 'common' })
        if ((difference !== null) !== (verdict === 'B'))
          throw new Error(rowOf({ before, after, text, said: verdict, happened: difference }))
        const rollout = rolloutSaid(findings, hashOf(text))
        // It takes two more gateways.
        if (!rollout || text !== texts[0]) continue
        const happened = await experiment.rollout(document)
        if (JSON.stringify(happened) !== JSON.stringify(rollout))
          throw new Error(rowOf({ before, after, text, said: rollout, happened }))
      }
    }),
    { numRuns, seed, endOnFailure: true },
  )
  // A checker that has nothing to judge proves nothing.
  expect(counts.changes).toBeGreaterThan(counts.refused)
})

/** The few operations that name most of what differs; most of those made up name none of it. */
function concerned(texts: readonly string[], before: Record<string, string>, after: Record<string, string>): string[] {
  const partsOf = (sdl: Record<string, string>) =>
    new Set(
      Object.values(sdl)
        .join('\n')
        .split(/[{},]|\n/),
    )
  const [was, is] = [partsOf(before), partsOf(after)]
  const changed = [...was.symmetricDifference(is)].flatMap((part) => part.match(/\w+/g)?.[0] ?? [])
  const named = (text: string) => changed.filter((word) => new RegExp(`\\b${word}\\b`).test(text)).length
  return [...new Set(texts)].sort((one, other) => named(other) - named(one)).slice(0, 4)
}

function changeOrNothing(
  before: Record<string, string>,
  after: Record<string, string>,
  operations: string[],
): Change | null {
  try {
    return changeOf({ subgraphs: before, operations }, { subgraphs: after, operations })
  } catch (error) {
    if (error instanceof CompositionFailure) return null
    throw error
  }
}

/** As a row of the table, to paste. */
function rowOf({
  before,
  after,
  text,
  said,
  happened,
}: {
  readonly before: object
  readonly after: object
  readonly text: string
  readonly said: unknown
  readonly happened: unknown
}): string {
  const row = { name: '', before, after, findings: [], operations: [[text, said]] }
  return `${JSON.stringify(said)} is said, and this happens: ${JSON.stringify(happened)}.\n${JSON.stringify(row, null, 2)}`
}
