import { hashtagsIn, tagName } from './hashtags.ts'
import { remembered } from './remembered.ts'

/** A stretch of a text that leads somewhere, in UTF-16 units: what a program finds in the text alone. */
export type WrittenFacet = { start: number; end: number } & (
  | { kind: 'link'; url: string }
  | { kind: 'tag'; key: string; spelling: string; name: string }
  /** `@name`, whoever that is: the name in lower case, as user names are compared. */
  | { kind: 'name'; name: string }
)

/** What stands between blanks, quotation marks and what ends a sentence or clause in Chinese and Japanese. */
const piece = /[^\s<>"“”„«»。、，！？；：（）「」『』【】《》]+/gu

/** Where a piece becomes an address: whatever follows belongs to it. */
const address = /:\/\/|(?<!\p{L})www\.|\.\p{L}{2,20}\//iu

/** Of an address the part that may be a link; what stands before the scheme is in a script of its own, or a bracket. */
const link = /(?<![a-z\d+.-])https?:\/\/.+|(?<![\p{L}\p{N}@./-])www\..+/iu

const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** A user name behind an `@` that is in no word, address or mail address. */
const name = /(?<![\p{XID_Continue}@＠./+-])[@＠](\w{3,50})(?![\p{XID_Continue}@＠])/gu

const hasFacets = /[#＃﹟@＠]|:\/\/|www\./i

/** Most that a text has; what stands behind them is plain. */
const most = 200

/**
 * Where a text leads: links, hashtags, and names behind an `@`, in order and without overlap; at most 200. Links are
 * addresses of `http` and `https`, without the punctuation that ends their sentence, or begin with `www.`.
 */
export const facetsIn: (text: string) => readonly WrittenFacet[] = remembered(read, { most: 2_000, longest: 2_000 })

const none: readonly WrittenFacet[] = []

function read(text: string): readonly WrittenFacet[] {
  if (!hasFacets.test(text)) return none
  const found: WrittenFacet[] = []
  for (const { 0: part, index } of text.matchAll(piece)) {
    const end = part.search(address)
    const plain = end < 0 ? part : part.slice(0, end)
    const inPart: WrittenFacet[] = []
    for (const tag of hashtagsIn(plain)) inPart.push({ kind: 'tag', ...tag, name: tagName(tag) })
    for (const { 0: written, 1: called = '', index: start } of plain.matchAll(name)) {
      inPart.push({ kind: 'name', start, end: start + written.length, name: called.toLowerCase() })
    }
    inPart.sort((one, other) => one.start - other.start)
    const linked = end < 0 ? null : linkIn(part)
    // The scheme of an address stands before `://`, and is in no tag and no name.
    for (const facet of inPart) if (!linked || facet.end <= linked.start) found.push(placed(facet, index))
    if (linked) found.push(placed(linked, index))
    if (found.length >= most) return found.slice(0, most)
  }
  return found
}

const placed = (facet: WrittenFacet, by: number): WrittenFacet => ({
  ...facet,
  start: facet.start + by,
  end: facet.end + by,
})

/** The link of a piece of text; null where a browser would go nowhere, or the address would show another host than it has. */
function linkIn(part: string): WrittenFacet | null {
  const match = link.exec(part)
  if (!match) return null
  const written = withoutEnd(match[0])
  const url = URL.parse(/^www\./i.test(written) ? `https://${written}` : written)
  if (!url || url.username || url.password || !(url.hostname.includes('.') || url.hostname === 'localhost')) return null
  return { kind: 'link', start: match.index, end: match.index + written.length, url: url.href }
}

/** An address does not end in what ends a sentence, nor in a bracket that was not opened in it. */
function withoutEnd(written: string): string {
  const open = new Map(
    Object.entries(closing).map(([last, first]) => [last, count(written, first) - count(written, last)]),
  )
  let end = written.length
  for (; end > 0; end--) {
    const last = written[end - 1] ?? ''
    const balance = open.get(last)
    if (balance === undefined ? !/[.,:;!?'’‘`*_~…|]/u.test(last) : balance >= 0) break
    if (balance !== undefined) open.set(last, balance + 1)
  }
  return written.slice(0, end)
}

const count = (text: string, sign: string) => text.split(sign).length - 1
