/** Blanks, formats, marks without a letter, and letters that are drawn as nothing. */
const visible =
  /[^\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\u{1D159}\u{13441}\u{13442}]/u

/** Whether a reader sees anything of it: a blank, a Hangul filler or a combining mark alone is nothing. */
export const isVisible = (text: string): boolean => visible.test(text)

/** Whether it is nothing but white space, as what a person leaves empty. */
export const isBlank = (text: string): boolean => !/\P{White_Space}/u.test(text)

/** Half a surrogate pair, or a control character other than a line's end and a tab. */
const unfit = /(?![\n\r\t])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u

/** Whether it holds what no reader can be shown: a control character, or half a character of UTF-16. */
export const isUnfit = (text: string): boolean => unfit.test(text)

/** What makes the words around a text run backwards: directional embeddings, overrides and isolates. */
const turning = /[\u202A-\u202E\u2066-\u2069]/

/** Whether it changes the direction of what stands beside it, by which a name passes for another. */
export const turnsDirection = (text: string): boolean => turning.test(text)
