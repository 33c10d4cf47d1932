import { defineConsumer, onEvent, publish } from '@plaza/events'
import { mediaRemoved, mediaRestored, postEdited } from '@plaza/schema/events'
import { sql } from 'kysely'
import type { DB } from '../generated/database.ts'

/** Tells the open streams of the posts that show a file when moderators have hidden it, or brought it back. */
export const tellOfFiles = defineConsumer<DB>({
  name: 'tell-of-files',
  handlers: [mediaRemoved, mediaRestored].map((contract) =>
    onEvent<DB, typeof contract>(contract, async (trx, { data: { mediaId } }) => {
      const posts = await trx
        .selectFrom('postMedia as m')
        .innerJoin('posts as p', 'p.id', 'm.postId')
        .select(['p.id', 'p.authorId'])
        .select(sql<Date>`greatest(now(), coalesce(p.edited_at, p.published_at) + interval '1 ms')`.as('editedAt'))
        .where('m.mediaId', '=', mediaId)
        .where('p.publishedAt', 'is not', null)
        .execute()
      for (const { id: postId, authorId, editedAt } of posts)
        await publish(trx, postEdited, { postId, authorId, changedFields: ['mediaIds'], editedAt })
    }),
  ),
})
