import { facetsIn, type Hashtag } from '@plaza/server'

const most = 30

/** The hashtags of a text in order, each once, as it is spelt first; at most 30. */
export function extractTags(content: string): Hashtag[] {
  const tags = new Map<string, Hashtag>()
  for (const facet of facetsIn(content)) {
    if (facet.kind !== 'tag' || tags.has(facet.key)) continue
    tags.set(facet.key, { key: facet.key, spelling: facet.spelling })
    if (tags.size === most) break
  }
  return [...tags.values()]
}

/** The tags that a post is kept under, as its text spells them. */
export function tagsOf({ tags, content }: { tags: readonly string[]; content: string }): Hashtag[] {
  if (tags.length === 0) return []
  const written = new Map(extractTags(content).map(({ key, spelling }) => [key, spelling]))
  return tags.map((key) => ({ key, spelling: written.get(key) ?? key }))
}

/** How a text spells a tag that it carries; its key when it does not. */
export function spellingIn(content: string, key: string): string {
  return extractTags(content).find((tag) => tag.key === key)?.spelling ?? key
}
