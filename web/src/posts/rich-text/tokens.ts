export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'tag'; text: string; name: string }
  | { kind: 'link'; text: string; href: string }

const address = /(?:https?:\/\/|www\.)[^\s<>"“”„«»]+/giu
const trailing = /[.,;:!?'’…]+$/u
const longestLink = 48

const wordMark = String.raw`(?<=\p{XID_Continue})[\u200C\u200D\u05F3\u05F4\u0F0B](?=\p{XID_Continue})`

/** The same rule as the posts service has for `Post.tags`: UAX #31 with emoji. */
const hashtagOf = (parts: string) =>
  new RegExp(String.raw`(?<![\p{XID_Continue}\/#＃﹟]|&)[#＃﹟]((?:${parts}|${wordMark})+)`, 'gv')

const plainHashtag = hashtagOf(String.raw`\p{XID_Continue}`)
/** The rule takes a hundred times as long to compile with emoji, so it is made once a text needs it. */
let wholeHashtag: RegExp | undefined
const hasEmojiInTag = /[#＃﹟]\S*(?:[\p{Extended_Pictographic}\p{Regional_Indicator}]|\u20E3)/u

function hashtagsIn(text: string): Iterable<RegExpExecArray> {
  if (!hasEmojiInTag.test(text)) return text.matchAll(plainHashtag)
  wholeHashtag ??= hashtagOf(String.raw`\p{XID_Continue}|\p{RGI_Emoji}`)
  return text.matchAll(wholeHashtag)
}

/** `#2026` is a number, not a tag. */
const wordly = /[\p{L}\p{Nl}\p{Extended_Pictographic}\p{Regional_Indicator}]/u

/** A text in pieces: words, tags and addresses. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(address)) {
    const written = withoutEnd(match[0])
    const href = hrefOf(written)
    if (!href) continue
    pushWords(tokens, text.slice(end, match.index))
    tokens.push({ kind: 'link', text: shortened(written), href })
    end = match.index + written.length
  }
  pushWords(tokens, text.slice(end))
  return tokens
}

function pushWords(tokens: Token[], text: string): void {
  let end = 0
  for (const match of hashtagsIn(text)) {
    const [written, name = ''] = match
    if (!wordly.test(name)) continue
    if (match.index > end) tokens.push({ kind: 'text', text: text.slice(end, match.index) })
    tokens.push({ kind: 'tag', text: written, name })
    end = match.index + written.length
  }
  if (end < text.length) tokens.push({ kind: 'text', text: text.slice(end) })
}

/** What ends the sentence is not of the address, nor is a bracket that was opened before it. */
function withoutEnd(written: string): string {
  const bare = written.replace(trailing, '')
  const close = bare.at(-1) ?? ''
  const open = { ')': '(', ']': '[', '}': '{' }[close]
  return open && bare.split(close).length > bare.split(open).length ? withoutEnd(bare.slice(0, -1)) : bare
}

function hrefOf(written: string): string | null {
  const url = URL.parse(/^www\./i.test(written) ? `https://${written}` : written)
  return url?.hostname.includes('.') || url?.hostname === 'localhost' ? url.href : null
}

function shortened(written: string): string {
  const bare = written.replace(/^(https?:\/\/)?(www\.)?/i, '').replace(/\/$/, '')
  return bare.length > longestLink ? `${bare.slice(0, longestLink - 1)}…` : bare
}
