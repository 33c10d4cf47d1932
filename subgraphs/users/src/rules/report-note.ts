import { readText, type TextRead } from '@plaza/subgraph'

/** What somebody writes to the moderators about what they report. */
export const readNote = (written: string | null | undefined): TextRead =>
  readText(written, { what: 'A note', most: 1_000, path: ['input', 'note'] })
