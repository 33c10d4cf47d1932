import { facetsIn } from '@plaza/server'

/** A person whom a text names, by the name that stands there, in lower case. Kept beside the text. */
export interface Mention {
  name: string
  userId: string
}

/** A `Facet` of the contract; of a mention, what `Mention.user` is answered from. */
export interface Facet {
  start: number
  end: number
  target:
    | { __typename: 'Link'; url: string }
    | { __typename: 'TagRef'; name: string }
    | { __typename: 'Mention'; userId: string }
}

/** Most people whom one text mentions; the names behind them are plain words. */
const mostMentions = 30

/** Where a text leads: its links and tags, and the people whom it has named since it was written. In UTF-16 units. */
export function facetsOf({ content, mentions }: { content: string; mentions: readonly Mention[] }): Facet[] {
  return facetsIn(content).flatMap((facet): Facet[] => {
    const { start, end } = facet
    if (facet.kind === 'link') return [{ start, end, target: { __typename: 'Link', url: facet.url } }]
    if (facet.kind === 'tag') return [{ start, end, target: { __typename: 'TagRef', name: facet.name } }]
    const mentioned = mentions.find(({ name }) => name === facet.name)
    return mentioned ? [{ start, end, target: { __typename: 'Mention', userId: mentioned.userId } }] : []
  })
}

/** The names behind an `@` that a text may mention somebody by: in order, each once, in lower case; at most 30. */
export function namesIn(content: string): string[] {
  const names = facetsIn(content).flatMap((facet) => (facet.kind === 'name' ? [facet.name] : []))
  return [...new Set(names)].slice(0, mostMentions)
}

/**
 * Whom a text mentions; at most 30 people.
 * @param find those whom the writer may mention, by their names in lower case
 * @param before whom the text mentioned before it was changed: a name that still stands there is theirs, whoever has it now
 */
export async function readMentions(
  content: string,
  find: (names: readonly string[]) => Promise<Mention[]>,
  before: readonly Mention[] = [],
): Promise<Mention[]> {
  const names = namesIn(content)
  const found = new Map(before.map((mention) => [mention.name, mention]))
  const added = names.filter((name) => !found.has(name))
  if (added.length > 0) for (const mention of await find(added)) found.set(mention.name, mention)
  return names.flatMap((name) => found.get(name) ?? [])
}
