const hashtag = /(?<![\p{L}\p{N}_&/#])#([\p{L}\p{N}_]{1,50})(?![\p{L}\p{N}_])/gu
const letter = /\p{L}/u
const most = 30

/** A tag's one spelling: lower case, without `#`. */
export function normaliseTag(name: string): string {
  return name.replace(/^#/, '').normalize('NFKC').toLowerCase()
}

/** The hashtags of a text in order, each once; `#2026` is a number, not a tag. */
export function extractTags(content: string): string[] {
  const tags = new Set<string>()
  for (const [, name = ''] of content.normalize('NFKC').matchAll(hashtag)) {
    if (letter.test(name)) tags.add(normaliseTag(name))
    if (tags.size === most) break
  }
  return [...tags]
}
