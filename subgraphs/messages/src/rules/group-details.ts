import { type UserError, userError } from '@plaza/subgraph'

const longestName = 100
const longestDescription = 500
/** Participants of a group, its founder included. */
export const largestGroup = 250

export function checkName(name: string): UserError | null {
  const path = ['input', 'name']
  if (name.trim() === '') return userError('REQUIRED', 'A group needs a name.', path)
  if ([...name].length > longestName || name.includes('\0'))
    return userError('INVALID', `A group's name has at most ${longestName} characters.`, path)
  return null
}

export function checkDescription(description: string | null): UserError | null {
  if (description === null || ([...description].length <= longestDescription && !description.includes('\0')))
    return null
  return userError('INVALID', `A description has at most ${longestDescription} characters.`, ['input', 'description'])
}

/** Strangers, blocked people and ids that are nobody's get one answer. */
export const notAFriend = (path: string[]) => userError('NOT_ALLOWED', 'Only friends of yours can be added.', path)
