import { type Kysely, type RawBuilder, sql } from 'kysely'

// Asked once a statement each, for they do not depend on the row.
const viewer = '(select viewer_id())'
const viewerAndBlocks = `${viewer}, (select viewer_has_blocks())`

const own = (column: string) => `${column} = ${viewer}`
const postSeen = (id: string) => `sees_post_by_id(${id}, ${viewerAndBlocks}, true)`
/** A draft has no place for comments and reactions, not even its author's. */
const publishedPostSeen = (id: string) => `sees_post_by_id(${id}, ${viewerAndBlocks}, false)`
const commentSeen = (id: string) => `sees_comment_by_id(${id}, ${viewerAndBlocks})`
const postOwned = (id: string) => `owns_post(${id}, ${viewer})`
const hidden = (person: string) => `is_hidden(${person}, ${viewerAndBlocks})`

interface Rules {
  select?: string
  insert?: string
  update?: { using: string; check: string }
  delete?: string
  /** Columns that a request may write; counters are not among them. */
  insertColumns?: string
  updateColumns?: string
}

const everybody = 'true'

/** What a request may do to each table's rows. What has no rule here, no request may do. */
const tables: Record<string, Rules> = {
  // Which accounts exist and whether they are switched on; no personal data.
  people: { select: everybody },
  friend_edges: { select: own('user_id') },
  // Both sides: the blocked one's requests have to leave the other out, too.
  block_edges: { select: `${own('blocker_id')} or ${own('blocked_id')}` },
  media_files: { select: own('owner_id') },
  posts: {
    // The first half is in the second as well: here it lets the index find one's own.
    select: `${own('author_id')} or sees_post(id, author_id, privacy_level, published_at, ${viewerAndBlocks})`,
    insert: `${own('author_id')} and (shared_post_id is null or ${publishedPostSeen('shared_post_id')})`,
    update: { using: own('author_id'), check: own('author_id') },
    delete: own('author_id'),
    insertColumns:
      'id, author_id, content, location, privacy_level, tags, is_share, shared_post_id, published_at, created_at, updated_at',
    updateColumns: 'content, location, privacy_level, tags, published_at, edited_at, updated_at',
  },
  post_media: { select: postSeen('post_id'), insert: postOwned('post_id'), delete: postOwned('post_id') },
  post_audience: {
    select: `${own('user_id')} or ${postOwned('post_id')}`,
    insert: postOwned('post_id'),
    delete: postOwned('post_id'),
  },
  post_tags: { select: `is_public or ${postSeen('post_id')}` },
  tags: { select: everybody },
  tag_trends: { select: everybody },
  comments: {
    // A tombstone has no author to be hidden.
    select: `(author_id is null or not ${hidden('author_id')}) and ${publishedPostSeen('post_id')}`,
    insert: `${own('author_id')} and ${publishedPostSeen('post_id')}`,
    // The author edits; a tombstone is made by the author of the comment or of the post.
    update: {
      using: `${own('author_id')} or ${postOwned('post_id')}`,
      check: `${own('author_id')} or (author_id is null and deleted_at is not null)`,
    },
    delete: `${own('author_id')} or ${postOwned('post_id')}`,
    insertColumns: 'id, post_id, parent_id, author_id, content, created_at',
    updateColumns: 'author_id, content, edited_at, deleted_at',
  },
  reactions: {
    // One's own need no look at the subject: they say nothing about it.
    select: `${own('user_id')} or not ${hidden('user_id')} and
      case when post_id is null then ${commentSeen('comment_id')} else ${publishedPostSeen('post_id')} end`,
    insert: `${own('user_id')} and
      case when post_id is null then ${commentSeen('comment_id')} else ${publishedPostSeen('post_id')} end`,
    update: { using: own('user_id'), check: own('user_id') },
    delete: own('user_id'),
    insertColumns: 'id, user_id, post_id, comment_id, type, created_at',
    updateColumns: 'type, created_at',
  },
  // Public posts alone; who may not see one still loses it at `posts`.
  hot_posts: { select: everybody },
  feed_snapshots: { select: own('viewer_id'), insert: own('viewer_id') },
  idempotency_keys: { select: own('user_id'), insert: own('user_id') },
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, rules] of Object.entries(tables)) {
    await run(db, `alter table ${table} enable row level security`)
    await run(db, `alter table ${table} force row level security`)
    // Triggers, consumers and jobs.
    await run(db, `create policy ${table}_owner on ${table} to posts_owner using (true) with check (true)`)
    const policy = (action: string, rule: string) =>
      run(db, `create policy ${table}_${action} on ${table} for ${action} to posts_app ${rule}`)
    const grant = (action: string, columns?: string) =>
      run(db, `grant ${action} ${columns ? `(${columns})` : ''} on ${table} to posts_app`)
    if (rules.select) {
      await policy('select', `using (${rules.select})`)
      await grant('select')
    }
    if (rules.insert) {
      await policy('insert', `with check (${rules.insert})`)
      await grant('insert', rules.insertColumns)
    }
    if (rules.update) {
      await policy('update', `using (${rules.update.using}) with check (${rules.update.check})`)
      await grant('update', rules.updateColumns)
    }
    if (rules.delete) {
      await policy('delete', `using (${rules.delete})`)
      await grant('delete')
    }
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const [table, rules] of Object.entries(tables)) {
    for (const action of ['owner', 'select', 'insert', 'update', 'delete'] as const) {
      if (action === 'owner' || rules[action]) await run(db, `drop policy ${table}_${action} on ${table}`)
    }
    await run(db, `revoke all on ${table} from posts_app`)
    await run(db, `alter table ${table} no force row level security`)
    await run(db, `alter table ${table} disable row level security`)
  }
}

function run(db: Kysely<unknown>, statement: string): Promise<unknown> {
  const query: RawBuilder<unknown> = sql.raw(statement)
  return query.execute(db)
}
