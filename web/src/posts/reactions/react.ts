import { type ApolloClient, CombinedGraphQLErrors } from '@apollo/client'
import {
  type ReactionSubjectFragment,
  ReactionSubjectFragmentDoc,
  type ReactionType,
  RemoveReactionDocument,
  SetReactionDocument,
} from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { withReaction } from './counts.ts'

/** What is wanted of a subject while an answer is on its way, for each client's cache. */
const wantedBySubject = new WeakMap<ApolloClient, Map<string, ReactionType | null>>()

/**
 * Shows the viewer's reaction at once and asks for it. Presses that come while an answer is on its way are shown too, and
 * the last of them is asked for then, so that answers can't overtake one another. `choose` makes the new reaction from the
 * one that there is at that moment; null is none.
 * @returns why it was taken back, in words for a person; null when it was carried out
 */
export async function react(
  client: ApolloClient,
  subject: ReactionSubjectFragment,
  choose: (mine: ReactionType | null) => ReactionType | null,
): Promise<string | null> {
  const all = wantedBySubject.get(client) ?? new Map<string, ReactionType | null>()
  wantedBySubject.set(client, all)
  const isUnderWay = all.has(subject.id)
  const mine = isUnderWay ? all.get(subject.id)! : (knownOf(client, subject)?.viewerReaction ?? null)
  all.set(subject.id, choose(mine))
  show(client, subject, choose(mine))
  if (isUnderWay) return null

  let asked: ReactionType | null
  try {
    do {
      asked = all.get(subject.id)!
      const refusal = await ask(client, subject.id, asked)
      if (refusal) return refusal
      const wanted = all.get(subject.id)!
      if (wanted !== asked) show(client, subject, wanted)
    } while (all.get(subject.id) !== asked)
    return null
  } finally {
    all.delete(subject.id)
    client.cache.removeOptimistic(layerOf(subject.id))
  }
}

const layerOf = (id: string) => `reaction:${id}`

const placeOf = (client: ApolloClient, subject: ReactionSubjectFragment) => ({
  id: client.cache.identify(subject as unknown as { __typename: string; id: string })!,
  fragment: ReactionSubjectFragmentDoc,
  fragmentName: 'ReactionSubject',
})

/** What the services said of it last. */
const knownOf = (client: ApolloClient, subject: ReactionSubjectFragment) =>
  client.cache.readFragment({ ...placeOf(client, subject), optimistic: false })

/** In a layer above what the services said: taking the layer off takes the reaction back. */
function show(client: ApolloClient, subject: ReactionSubjectFragment, wanted: ReactionType | null): void {
  const known = knownOf(client, subject)
  if (!known) return
  client.cache.batch({
    optimistic: layerOf(subject.id),
    removeOptimistic: layerOf(subject.id),
    update: (cache) =>
      cache.writeFragment({ ...placeOf(client, subject), data: { ...known, ...withReaction(known, wanted) } }),
  })
}

async function ask(client: ApolloClient, subjectId: string, type: ReactionType | null): Promise<string | null> {
  try {
    const { data } = type
      ? await client.mutate({ mutation: SetReactionDocument, variables: { input: { subjectId, type } } })
      : await client.mutate({ mutation: RemoveReactionDocument, variables: { input: { subjectId } } })
    const payload = data && ('setReaction' in data ? data.setReaction : data.removeReaction)
    return payload?.errors[0]?.message ?? (payload ? null : 'Your reaction was not kept; try again.')
  } catch (error) {
    return CombinedGraphQLErrors.is(error) ? faultMessage(error) : 'Plaza can’t be reached; your reaction was not kept.'
  }
}
