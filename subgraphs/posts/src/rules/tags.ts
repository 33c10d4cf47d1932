import { foldSpelling, isLongerThan, isUnfit } from '@plaza/server'

/** A hashtag as a text has it. */
export interface Hashtag {
  /** What all spellings of the tag have in common, by which it is stored and found. */
  key: string
  /** As it is written, without `#`. */
  spelling: string
}

/**
 * The hashtag identifiers of UAX #31: XID_Continue and emoji, without `-` and `+`, which end a tag here; and of its optional
 * marks within a word those that Persian, Sinhala, Hebrew and Tibetan need. A `#` within a word or behind `&` or `/` begins
 * none.
 */
const hashtag =
  /(?<![\p{XID_Continue}\/#＃﹟]|&)[#＃﹟]((?:\p{XID_Continue}|\p{RGI_Emoji}|(?<=\p{XID_Continue})[\u200C\u200D\u05F3\u05F4\u0F0B](?=\p{XID_Continue}))+)/gv

/** `#2026` is a number, not a tag. */
const wordly = /[\p{L}\p{Nl}\p{Extended_Pictographic}\p{Regional_Indicator}]/u

/** What stands between blanks, quotation marks and what ends a sentence or clause in Chinese and Japanese. */
const piece = /[^\s<>"“”„«»。、，！？；：（）「」『』【】《》]+/gu

/** Where a piece becomes an address: whatever follows belongs to it. */
const address = /:\/\/|(?<!\p{L})www\.|\.\p{L}{2,20}\//iu

const mostCharacters = 50
/** A key takes a place in an index. */
const longestKey = 400
const most = 30

/** The one key of a tag, whichever way it is spelt, with or without `#`. */
export function tagKey(name: string): string {
  return foldSpelling(name.trim().replace(/^[#＃﹟]/u, ''))
}

/** The hashtags of a text in order, each once, as it is spelt first; at most 30. */
export function extractTags(content: string): Hashtag[] {
  if (!/[#＃﹟]/.test(content)) return []
  const tags = new Map<string, Hashtag>()
  for (const [text] of content.matchAll(piece)) {
    const end = text.search(address)
    for (const [, spelling = ''] of (end < 0 ? text : text.slice(0, end)).matchAll(hashtag)) {
      if (!wordly.test(spelling) || isLongerThan(spelling, mostCharacters)) continue
      const key = tagKey(spelling)
      if (key.length <= longestKey && !tags.has(key)) tags.set(key, { key, spelling })
      if (tags.size === most) return [...tags.values()]
    }
  }
  return [...tags.values()]
}

/** The tags that a post is kept under, as its text spells them. */
export function tagsOf({ tags, content }: { tags: readonly string[]; content: string }): Hashtag[] {
  if (tags.length === 0) return []
  const written = spellingsOf(content)
  return tags.map((key) => ({ key, spelling: written.get(key) ?? key }))
}

/** As many texts as are remembered, each up to so many characters: many people are shown the same posts. */
const remembered = { texts: 2_000, characters: 2_000 }
const spellings = new Map<string, ReadonlyMap<string, string>>()

/** How a text spells each of its tags, by key. To split a text takes 20 µs, a twentieth of what a whole feed took of Node. */
function spellingsOf(content: string): ReadonlyMap<string, string> {
  const known = spellings.get(content)
  if (known) return known
  const written = new Map(extractTags(content).map(({ key, spelling }) => [key, spelling]))
  if (content.length <= remembered.characters) {
    if (spellings.size === remembered.texts) spellings.clear()
    spellings.set(content, written)
  }
  return written
}

/** How a text spells a tag that it carries; its key when it does not. */
export function spellingIn(content: string, key: string): string {
  return extractTags(content).find((tag) => tag.key === key)?.spelling ?? key
}

/** A tag's name for clients: full-width letters and capitals become plain ones, and all else stays as it is written. */
export const tagName = ({ spelling }: Hashtag): string => spelling.normalize('NFKC').toLowerCase()

/** Whether a tag may have this name at all. */
export const isTagKey = (key: string): boolean => key !== '' && key.length <= longestKey && !isUnfit(key)
