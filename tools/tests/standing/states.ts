import { password, type Scene, type Town } from './scene.ts'

/** What may stand between the viewer and the others, and how it comes about. */
export const states: Record<string, (town: Town, scene: Scene) => Promise<void>> = {
  'nothing special': async () => {},
  'blocked by the viewer': (town, scene) =>
    each(scene, (person) => town.do(scene.viewer, 'blockUser', { userId: person.id })),
  'blocked by the other': (town, scene) =>
    each(scene, (person) => town.do(person, 'blockUser', { userId: scene.viewer.id })),
  'blocked both ways': (town, scene) =>
    each(scene, async (person) => {
      await town.do(scene.viewer, 'blockUser', { userId: person.id })
      await town.do(person, 'blockUser', { userId: scene.viewer.id })
    }),
  'the other deactivated': (town, scene) => each(scene, (person) => town.do(person, 'deactivateAccount', { password })),
  'the other deleted': (town, scene) => each(scene, (person) => town.do(person, 'deleteAccount', { password })),
  'removed, lost sight': async ({ do: perform }, { viewer, friend, ids }) => {
    await perform(friend, 'removeParticipant', { conversationId: ids.theirGroup, userId: viewer.id })
    for (const postId of [ids.theirPost, ids.theirPostReactedTo]) {
      await perform(friend, 'editPost', { postId, privacyLevel: 'PRIVATE' })
    }
  },
  unfriended: async ({ do: perform }, { viewer, friend }) => {
    await perform(friend, 'unfriend', { userId: viewer.id })
  },
}

async function each(
  { friend, asker, asked, stranger }: Scene,
  change: (person: Scene['friend']) => Promise<unknown>,
): Promise<void> {
  for (const person of [friend, asker, asked, stranger]) await change(person)
}
