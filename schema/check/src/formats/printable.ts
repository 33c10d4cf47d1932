/**
 * A text that others wrote, made safe for a terminal: control characters, which could move the cursor or recolour what
 * stands there, and characters that reorder a line are shown as `\u{1b}`. Line feeds and tabs stay.
 */
export const printable = (text: string): string =>
  text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  )

/** The same in one line: line feeds and tabs become spaces. */
export const inOneLine = (text: string): string => printable(text.replace(/\s+/g, ' ').trim())
