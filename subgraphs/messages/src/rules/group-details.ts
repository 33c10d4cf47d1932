import { readLine, readText, type TextRead, userError } from '@plaza/subgraph'

type Written = string | null | undefined

/** Participants of a group, its founder included. */
export const largestGroup = 250

const namePath = ['input', 'name']

export const nameNeeded = userError('REQUIRED', 'A group needs a name.', namePath)

export const readName = (written: Written): TextRead =>
  readLine(written, { what: "A group's name", most: 100, path: namePath })

export const readDescription = (written: Written): TextRead =>
  readText(written?.trim(), { what: 'A description', most: 500, path: ['input', 'description'] })

/** Strangers, blocked people and ids that are nobody's get one answer. */
export const notAFriend = (path: string[]) => userError('NOT_ALLOWED', 'Only friends of yours can be added.', path)
