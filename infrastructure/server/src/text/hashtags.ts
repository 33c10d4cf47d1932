import { isLongerThan } from './characters.ts'
import { foldSpelling } from './fold.ts'
import { isUnfit } from './sight.ts'

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

const mostCharacters = 50
/** A key takes a place in an index. */
const longestKey = 400

/** The one key of a tag, whichever way it is spelt, with or without `#`. */
export function tagKey(name: string): string {
  return foldSpelling(name.trim().replace(/^[#＃﹟]/u, ''))
}

/** Whether a tag may have this key at all. */
export const isTagKey = (key: string): boolean => key !== '' && key.length <= longestKey && !isUnfit(key)

/** A tag's name for clients: full-width letters and capitals become plain ones, and all else stays as it is written. */
export const tagName = ({ spelling }: Pick<Hashtag, 'spelling'>): string => spelling.normalize('NFKC').toLowerCase()

/** The hashtags of a text without addresses in order, each as often as it stands there, with the UTF-16 unit of its `#`. */
export function* hashtagsIn(text: string): Generator<Hashtag & { start: number; end: number }> {
  for (const { 0: written, 1: spelling = '', index } of text.matchAll(hashtag)) {
    if (!wordly.test(spelling) || isLongerThan(spelling, mostCharacters)) continue
    const key = tagKey(spelling)
    if (key.length <= longestKey) yield { key, spelling, start: index, end: index + written.length }
  }
}
