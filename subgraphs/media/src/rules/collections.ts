import { readLine, readText, type TextRead, type UserError, userError } from '@plaza/subgraph'

/** Collections a person may have, and files one may hold. */
export const maxCollections = 100
export const maxItems = 1_000
/** Files that one mutation may add or take out. */
const maxItemsAtOnce = 100

const namePath = ['input', 'name']

export const nameNeeded = userError('REQUIRED', 'Give the collection a name.', namePath)

export const readName = (written: string | undefined): TextRead =>
  readLine(written, { what: 'A name', most: 100, path: namePath })

export const readDescription = (written: string | null | undefined): TextRead =>
  readText(written?.trim(), { what: 'A description', most: 500, path: ['input', 'description'] })

export function checkMediaIds(mediaIds: readonly string[]): UserError | undefined {
  if (mediaIds.length === 0) return userError('REQUIRED', 'Name at least one file.', ['input', 'mediaIds'])
  if (mediaIds.length > maxItemsAtOnce) {
    return userError('INVALID', `At most ${maxItemsAtOnce} files at once.`, ['input', 'mediaIds'], {
      limit: maxItemsAtOnce,
    })
  }
  return undefined
}
