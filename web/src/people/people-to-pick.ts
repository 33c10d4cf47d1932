import { useQuery } from '@apollo/client/react'
import { useSettled } from '../elements/use-settled.ts'
import { FriendsToPickDocument, PeopleToPickDocument, type PersonToPickFragment } from '../generated/graphql.ts'

/** Whom a picker offers for what has been typed: friends first, then, where anybody may be picked, everybody. */
export function usePeopleToPick(typed: string, from: 'friends' | 'anybody') {
  const text = typed.trim()
  const settled = useSettled(text)
  const friends = useQuery(FriendsToPickDocument, { fetchPolicy: 'cache-and-network' })
  const found = useQuery(PeopleToPickDocument, { variables: { query: settled }, skip: settled === '' })
  const people = new Map<string, PersonToPickFragment>()
  for (const { node } of friends.data?.viewer?.profile?.friends?.edges ?? []) {
    if (isNamed(node, text)) people.set(node.id, node)
  }
  // What was found for an earlier text is of no use for this one.
  if (settled === text) {
    for (const { node } of found.data?.searchUsers?.edges ?? []) {
      const isOffered = from === 'friends' ? node.friendshipStatus === 'FRIENDS' : node.friendshipStatus !== 'SELF'
      if (isOffered) people.set(node.id, node)
    }
  }
  return {
    people: [...people.values()],
    isLoading: friends.loading || found.loading || settled !== text,
    error: friends.error ?? found.error,
  }
}

/** Whether each word begins a word of the name, in any order and whatever its accents, as `searchUsers` has it. */
export function isNamed(person: { displayName: string; username: string }, text: string): boolean {
  const words = wordsOf(`${person.displayName} ${person.username}`)
  return wordsOf(text).every((part) => words.some((word) => word.startsWith(part)))
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(Boolean)
