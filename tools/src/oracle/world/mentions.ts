import { areFriends, isHidden } from './people.ts'
import type { Mention, Person, World } from './world.ts'

/** A stretch of a text of the oracle, whose words have one blank between them. */
interface Stretch {
  start: number
  end: number
  word: string
}

function stretchesOf(content: string): Stretch[] {
  let start = 0
  return content.split(' ').map((word) => {
    const end = start + word.length
    const stretch = { start, end, word }
    start = end + 1
    return stretch
  })
}

/** Whether the person's settings let the other one mention them. */
export const mayMention = (world: World, by: string, { id, whoMayMention }: Person): boolean =>
  id === by || { EVERYONE: true, FRIENDS: areFriends(world, by, id), NOBODY: false }[whoMayMention]

/** Whom somebody's text names, as far as they may; while steps race, whoever is named may be found or not. */
export function mentionsIn(world: World, by: string, content: string, before: readonly Mention[] = []): Mention[] {
  const names = new Set(stretchesOf(content).flatMap(({ word }) => (word.startsWith('@') ? [word.slice(1)] : [])))
  return [...names].flatMap((name): Mention[] => {
    const kept = before.find((mention) => mention.name === name)
    if (kept && !kept.isUnsure) return [kept]
    const person = [...world.people.values()].find(({ username, status }) => username === name && status !== 'DELETED')
    if (!person) return []
    const { id } = person
    if (!world.isRacing && mayMention(world, by, person) && !isHidden(world, by, id))
      return [{ name, id, isUnsure: false }]
    return world.isRacing || kept ? [{ name, id, isUnsure: true }] : []
  })
}

/** Who was named before is named still, where the name still stands. */
export function reword(
  world: World,
  text: { content: string; mentions: Mention[] },
  by: string,
  content: string,
): void {
  if (text.content === content) return
  text.mentions = mentionsIn(world, by, content, text.mentions)
  text.content = content
}

/** Where each word of a text leads, with who is mentioned. */
export function facetsIn(content: string, mentions: readonly Mention[]) {
  return stretchesOf(content).flatMap(({ start, end, word }) => {
    const facet = (target: object) => ({ start, end, target })
    if (word.startsWith('#')) return [facet({ __typename: 'TagRef', name: word.slice(1) })]
    if (word.startsWith('https:')) return [facet({ __typename: 'Link', url: word })]
    const mention = mentions.find(({ name }) => word === `@${name}`)
    return mention ? [{ ...facet({ __typename: 'Mention', id: mention.id }), isUnsure: mention.isUnsure }] : []
  })
}

/** The words stay; nobody is named by them any more. */
export function forgetMentionsOf({ posts, comments, messages }: World, id: string): void {
  for (const text of [...posts.values(), ...comments.values(), ...messages.values()]) {
    text.mentions = text.mentions.filter((mention) => mention.id !== id)
  }
}
