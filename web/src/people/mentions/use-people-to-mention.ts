import { useQuery } from '@apollo/client/react'
import { useSettled } from '../../elements/use-settled.ts'
import { PeopleToMentionDocument, type PersonToPickFragment } from '../../generated/graphql.ts'
import { isNamed } from '../people-to-pick.ts'

/** Whom the beginning of a name may mean and the viewer may mention, friends first; nobody where it is whole already. */
export function usePeopleToMention(name: string): readonly PersonToPickFragment[] {
  const settled = useSettled(name)
  const query = name && settled
  // Nothing is said of a fault: one can write the name without help.
  const { data, previousData } = useQuery(PeopleToMentionDocument, { variables: { query }, skip: query === '' })
  if (name === '') return []
  const found = ((data ?? previousData)?.searchUsers?.edges ?? [])
    .map(({ node }) => node)
    .filter(({ friendshipStatus, viewerCanMention }) => friendshipStatus !== 'SELF' && viewerCanMention)
  // While the answer is on its way, those of an earlier one who are still meant.
  const people = data && settled === name ? found : found.filter((person) => isNamed(person, name))
  const isWhole = people.length === 1 && people[0]!.username.toLowerCase() === name.toLowerCase()
  return isWhole ? [] : people
}
