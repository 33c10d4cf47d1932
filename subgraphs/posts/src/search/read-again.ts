import type { Db } from '../data/db.ts'
import { listUnreadPosts, updateSearch, updateTags } from '../data/unread-posts.ts'
import { extractTags } from '../rules/tags.ts'
import { indexText } from './index-text.ts'

const atOnce = 500
const batches = 20

/** Finds tags and words of posts that were written before the rules of today: of 10,000 at most. Runs as the owner. */
export async function readPostsAgain(db: Db): Promise<void> {
  for (let batch = 0; batch < batches; batch++) {
    const posts = await listUnreadPosts(db, atOnce)
    if (posts.length === 0) return
    for (const post of posts) {
      const tags = extractTags(post.content).map(({ key }) => key)
      if (tags.join() !== post.tags.join()) await updateTags(db, post, tags)
    }
    await updateSearch(
      db,
      posts.map(({ id, content }) => ({ id, search: indexText(content) })),
    )
  }
}
