import fc from 'fast-check'
import { type StepName, stepNames } from './steps/index.ts'

/** A thing that happens in a network: a step, or two at once. */
export interface Happening {
  readonly names: readonly [StepName] | readonly [StepName, StepName]
  /** What the choices of the steps are made from. */
  readonly rolls: readonly number[]
  /** Makes a network to begin with; nothing is compared yet. */
  readonly isPrelude: boolean
}

/** How often a step is taken; 4 unless given. */
const weights: Partial<Record<StepName, number>> = {
  createPost: 8,
  addComment: 8,
  setReaction: 6,
  sharePost: 6,
  blockUser: 6,
  unblockUser: 5,
  acceptFriendRequest: 6,
  signIn: 5,
  updateProfile: 1,
  dismissFriendRecommendation: 2,
  deleteAccount: 1,
}

const stepName = fc.oneof(...stepNames.map((name) => ({ weight: weights[name] ?? 4, arbitrary: fc.constant(name) })))
const rolls = fc.array(fc.nat(9_999), { minLength: 10, maxLength: 10 })
const step = fc.record({ names: fc.tuple(stepName), rolls, isPrelude: fc.constant(false) })
const race = fc.record({ names: fc.tuple(stepName, stepName), rolls, isPrelude: fc.constant(false) })

/** A network with friends, requests and settings, and then what its people do. */
export function happeningsIn(people: number, steps: number): fc.Arbitrary<readonly Happening[]> {
  const prelude = (name: StepName, length: number) =>
    fc.array(fc.record({ names: fc.constant([name] as const), rolls, isPrelude: fc.constant(true) }), {
      ...{ minLength: length, maxLength: length },
    })
  const parts: fc.Arbitrary<readonly Happening[]>[] = [
    prelude('updatePrivacySettings', people),
    prelude('sendFriendRequest', 2 * people),
    prelude('acceptFriendRequest', Math.floor(1.5 * people)),
    fc.array(fc.oneof({ weight: 8, arbitrary: step }, { weight: 1, arbitrary: race }), {
      ...{ minLength: steps, maxLength: steps },
    }),
  ]
  return fc.tuple(...parts).map((all) => all.flat())
}
