/** Trimmed; null when nothing is left. */
export const cleanText = (text: string | null | undefined): string | null => text?.trim() || null

/** Counts as PostgreSQL's `char_length` does: characters, not UTF-16 units. */
export const charLength = (text: string) => [...text].length
