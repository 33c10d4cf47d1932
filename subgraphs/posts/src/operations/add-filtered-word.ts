import type { Viewer } from '@plaza/server'
import { failed, readLine, type UserError, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { countOtherFilteredWords, type FilteredWordRow, upsertFilteredWord } from '../data/filtered-words.ts'
import { lockFilteredWords } from '../data/locks.ts'
import type { AddFilteredWordInput } from '../generated/resolvers.ts'
import { readPhrase } from '../search/phrases.ts'

const most = 100
const path = (field: string) => ['input', field]

const tooMany = userError('LIMIT_REACHED', `You can filter ${most} words.`, path('phrase'), { limit: most })

interface FilteredWordPayload {
  filteredWord?: FilteredWordRow
  errors: UserError[]
}

/** Filters words for the viewer; the same words again get other places and another end. */
export async function addFilteredWord(
  ctx: PostsContext,
  viewer: Viewer,
  input: AddFilteredWordInput,
): Promise<FilteredWordPayload> {
  const { text: phrase, error } = readLine(input.phrase, { what: 'A filtered word', most: 100, path: path('phrase') })
  if (error) return failed(error)
  const query = phrase === null ? null : readPhrase(phrase)
  if (phrase === null || query === null) return failed(userError('REQUIRED', 'Write a word.', path('phrase')))
  const places = [...new Set(input.places)]
  if (places.length === 0) return failed(userError('REQUIRED', 'Choose where it counts.', path('places')))
  const expiresAt = input.expiresAt ?? null
  if (expiresAt && expiresAt.getTime() <= Date.now()) {
    return failed(userError('INVALID', 'Choose an end in the future.', path('expiresAt')))
  }
  const filteredWord = await ctx.db.transaction().execute(async (trx) => {
    await lockFilteredWords(trx, viewer.id)
    const others = await countOtherFilteredWords(trx, viewer.id, query)
    return others < most ? upsertFilteredWord(trx, { userId: viewer.id, phrase, query, places, expiresAt }) : null
  })
  if (!filteredWord) return failed(tooMany)
  ctx.loaders.clearAll()
  return { filteredWord, errors: [] }
}
