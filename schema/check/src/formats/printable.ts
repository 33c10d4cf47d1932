/**
 * A text that others wrote, made safe for a terminal and for the log of a CI system. Control characters, which could move the
 * cursor or recolour what stands there, and characters that reorder a line are shown as `\u{1b}`; so is a part of what such a
 * system takes for a command to itself: `::set-env` at the beginning of a line, `##vso[` and `##[` anywhere. Line feeds stay, and a tab
 * is a space, so that columns stay what they are.
 */
export const printable = (text: string): string =>
  text
    .replaceAll('\t', ' ')
    .replace(invisible, (character) => escaped(character))
    .replace(/(?<=##\w*)\[/g, escaped('['))
    .replace(/(?<=(?:^|\s):):/g, escaped(':'))

/** The same in one line: white space becomes single spaces. */
export const inOneLine = (text: string): string => printable(text.replace(/\s+/g, ' ').trim())

const escaped = (character: string): string => `\\u{${character.codePointAt(0)!.toString(16)}}`

/** Control characters but the line feed, marks of direction, line separators, and halves of pairs. */
export const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/gu
