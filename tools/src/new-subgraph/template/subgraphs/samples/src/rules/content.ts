import { readText, type TextRead, userError } from '@plaza/subgraph'

const path = ['input', 'content']

export const nothingWritten = userError('REQUIRED', 'Write something.', path)

export const readContent = (written: string): TextRead => readText(written, { what: 'A sample', most: 1_000, path })
