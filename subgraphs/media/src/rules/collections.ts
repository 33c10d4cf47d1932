import { type UserError, userError } from '@plaza/subgraph'
import { charLength } from './text.ts'

/** Collections a person may have, and files one may hold. */
export const maxCollections = 100
export const maxItems = 1_000
/** Files that one mutation may add or take out. */
const maxItemsAtOnce = 100

export function checkName(name: string): UserError | undefined {
  if (name === '') return userError('REQUIRED', 'Give the collection a name.', ['input', 'name'])
  if (charLength(name) > 100) return userError('INVALID', 'A name has at most 100 characters.', ['input', 'name'])
  return undefined
}

export function checkDescription(description: string | null): UserError | undefined {
  if (description !== null && charLength(description) > 500) {
    return userError('INVALID', 'A description has at most 500 characters.', ['input', 'description'])
  }
  return undefined
}

export function checkMediaIds(mediaIds: readonly string[]): UserError | undefined {
  if (mediaIds.length === 0) return userError('REQUIRED', 'Name at least one file.', ['input', 'mediaIds'])
  if (mediaIds.length > maxItemsAtOnce) {
    return userError('INVALID', `At most ${maxItemsAtOnce} files at once.`, ['input', 'mediaIds'])
  }
  return undefined
}
