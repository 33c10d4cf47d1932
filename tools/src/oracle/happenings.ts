import fc from 'fast-check'
import { type StepName, stepNames } from './steps/index.ts'

/** A thing that happens in a network: a step, or two that race. */
export interface Happening {
  /** Both at once, or the first that there is something to do with. */
  readonly isRace: boolean
  readonly names: readonly StepName[]
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
  sendMessage: 10,
  markConversationRead: 5,
  startDirectConversation: 3,
  createGroupConversation: 3,
  setTyping: 1,
  moveMediaCollectionItem: 1,
  removeMediaCollectionItems: 1,
  updateProfile: 3,
  hidePost: 2,
  addFilteredWord: 2,
  removeFilteredWord: 3,
  unhidePost: 2,
  mutePost: 2,
  unmutePost: 2,
  updateMediaFile: 1,
  deleteMediaFile: 2,
  dismissFriendRecommendation: 2,
  registerPushSubscription: 2,
  unregisterPushSubscription: 1,
  deleteAccount: 1,
}

const stepName = fc.oneof(...stepNames.map((name) => ({ weight: weights[name] ?? 4, arbitrary: fc.constant(name) })))
const rolls = fc.array(fc.nat(9_999), { minLength: 10, maxLength: 10 })
const step = fc.record({
  ...{ isRace: fc.constant(false), isPrelude: fc.constant(false), rolls },
  names: fc.tuple(stepName, stepName, stepName, stepName),
})
const race = fc.record({
  ...{ isRace: fc.constant(true), isPrelude: fc.constant(false), rolls },
  names: fc.tuple(stepName, stepName),
})

/** A network with friends, requests and settings, and then what its people do. */
export function happeningsIn(people: number, steps: number): fc.Arbitrary<readonly Happening[]> {
  const prelude = (name: StepName, length: number) =>
    fc.array(
      fc.record({ isRace: fc.constant(false), names: fc.constant([name]), rolls, isPrelude: fc.constant(true) }),
      {
        ...{ minLength: length, maxLength: length },
      },
    )
  const parts: fc.Arbitrary<readonly Happening[]>[] = [
    prelude('updatePrivacySettings', people),
    prelude('sendFriendRequest', 2 * people),
    prelude('acceptFriendRequest', Math.floor(1.5 * people)),
    fc.array(fc.oneof({ weight: 6, arbitrary: step }, { weight: 1, arbitrary: race }), {
      ...{ minLength: steps, maxLength: steps },
    }),
  ]
  return fc.tuple(...parts).map((all) => all.flat())
}
