import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { deleteFilteredWord } from '../data/filtered-words.ts'
import type { RemoveFilteredWordInput } from '../generated/resolvers.ts'

const notFiltered = userError('NOT_FOUND', 'You have no such filtered word.', ['input', 'filteredWordId'])

/** Lets the viewer read the words again. */
export async function removeFilteredWord(
  ctx: PostsContext,
  viewer: Viewer,
  input: RemoveFilteredWordInput,
): Promise<{ removedFilteredWordId?: string; errors: UserError[] }> {
  const id = parseId(input.filteredWordId)
  const isRemoved = id !== null && (await ctx.db.transaction().execute((trx) => deleteFilteredWord(trx, viewer.id, id)))
  if (!isRemoved) return failed(notFiltered)
  ctx.loaders.clearAll()
  return { removedFilteredWordId: id, errors: [] }
}
