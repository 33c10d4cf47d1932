import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { noCache } from '../../src/cache/cache.ts'
import { CompositionFailure, compose } from '../../src/composition/compose.ts'
import { plannerOf } from '../../src/plans/planner.ts'
import { contractOf } from '../../src/testing/change.ts'
import { mutate, randomOf } from './mutate.ts'
import { operations, subgraphs } from './shop.ts'

const documents = operations.map((text) => parse(text))

function composed(changed: Readonly<Record<string, string>>) {
  try {
    return compose(contractOf({ subgraphs: changed }))
  } catch (error) {
    // The composer recurses without end where a field requires itself.
    if (error instanceof CompositionFailure || error instanceof RangeError) return null
    throw error
  }
}

const rounds = Number(process.env.RANDOM_CHANGES ?? 40)
const firstSeed = Number(process.env.RANDOM_SEED ?? 1)

test(`after any of ${rounds} random changes, an operation that reaches what it reached has the plan that it had`, () => {
  const before = composed(subgraphs)!
  const was = plannerOf(before, noCache)
  const plansBefore = documents.map((document) => was.planOf({ document, hash: '' }))
  expect(plansBefore.filter((plan) => plan === null)).toEqual([])
  const seen = { composed: 0, kept: 0, reached: 0, replanned: 0 }
  for (let seed = firstSeed; seed < firstSeed + rounds; seed++) {
    const random = randomOf(seed)
    let changed: Record<string, string> = subgraphs
    for (let count = 1 + Math.floor(random() * 2); count > 0; count--) changed = mutate(changed, random)
    const after = composed(changed)
    if (!after || after.supergraphSdl === before.supergraphSdl) continue
    seen.composed++
    const is = plannerOf(after, noCache)
    for (const [index, document] of documents.entries()) {
      const isKept = JSON.stringify(was.reachOf(document).texts) === JSON.stringify(is.reachOf(document).texts)
      if (isKept) {
        seen.kept++
        expect(is.planOf({ document, hash: '' }), `seed ${seed}: ${operations[index]}`).toEqual(plansBefore[index])
      } else {
        seen.reached++
        if (JSON.stringify(is.planOf({ document, hash: '' })) !== JSON.stringify(plansBefore[index])) seen.replanned++
      }
    }
  }
  // Most changes compose, leave some operations alone, and give others new plans: else nothing would be proved.
  expect(seen.kept).toBeGreaterThan(rounds)
  expect(seen.replanned).toBeGreaterThan(rounds / 10)
})
