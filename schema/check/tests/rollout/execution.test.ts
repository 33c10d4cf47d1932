import { validate } from 'graphql'
import { expect, test } from 'vitest'
import { CompositionFailure } from '../../src/composition/compose.ts'
import { replanning } from '../../src/plans/changed.ts'
import { rollout } from '../../src/rollout/pass.ts'
import { changeOf } from '../../src/testing/change.ts'
import { move, mutate, randomOf } from '../plans/mutate.ts'
import { operations, subgraphs } from '../plans/shop.ts'
import { experimentOn } from '../verdicts/execution/experiment.ts'

function changeBy(seed: number) {
  const random = randomOf(seed)
  let changed: Record<string, string> = subgraphs
  for (let count = 1 + Math.floor(random() * 2); count > 0; count--)
    changed = random() < 0.8 ? move(changed, random) : mutate(changed, random)
  try {
    return changeOf({ subgraphs, operations }, { subgraphs: changed, operations })
  } catch (error) {
    // The composer recurses without end where a field requires itself.
    if (error instanceof CompositionFailure || error instanceof RangeError) return null
    throw error
  }
}

const rounds = Number(process.env.RANDOM_CHANGES ?? 20)
const firstSeed = Number(process.env.RANDOM_SEED ?? 26)

test(`what fails between old and new after any of ${rounds} random changes has been told`, async () => {
  let failures = 0
  for (let seed = firstSeed; seed < firstSeed + rounds; seed++) {
    const change = changeBy(seed)
    if (!change) continue
    const found = await rollout(change)
    const experiment = experimentOn(change)
    const replanned = new Set(replanning(change).changed.map(({ operation }) => operation))
    // Of those whose plans stay, which fit both sides, one is tried.
    const tried = change.operations.filter((one, index) => replanned.has(one) || index === seed % operations.length)
    for (const { document, hash, name } of tried) {
      const isValid = [change.before, change.after].every(({ apiSchema }) => validate(apiSchema, document).length === 0)
      if (!isValid) continue
      const outcome = await experiment.rollout(document)
      for (const gateway of ['oldGateway', 'newGateway'] as const) {
        if (outcome[gateway] === 'works') continue
        // What the change does to the operation in any case is told by others.
        if (await experiment.difference(document, { data: 'common', variables: [{}] })) continue
        const rule = gateway === 'oldGateway' ? 'rollout-old-gateway' : 'rollout-new-gateway'
        const isTold = found.some((one) => one.rule === rule && one.impacts.some((impact) => impact.hash === hash))
        expect(isTold, `seed ${seed}, ${name}, ${gateway}`).toBe(true)
        failures++
      }
    }
  }
  expect(failures).toBeGreaterThan(rounds / 10)
})
