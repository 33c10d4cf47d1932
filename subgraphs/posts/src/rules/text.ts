import { readLine, readText, type TextRead, userError } from '@plaza/subgraph'

type Written = string | null | undefined

const path = ['input', 'content']

export const nothingWritten = userError('REQUIRED', 'Write something.', path)

export const readPostText = (written: Written): TextRead => readText(written, { what: 'A post', most: 5_000, path })

export const readCommentText = (written: Written): TextRead =>
  readText(written, { what: 'A comment', most: 2_000, path })

export const readLocation = (written: Written): TextRead =>
  readLine(written, { what: 'A location', most: 100, path: ['input', 'location'] })
