import { type Kysely, sql } from 'kysely'

const viewer = '(select viewer_id())'
const publishedPostSeen = `sees_post_by_id(post_id, ${viewer}, (select viewer_has_blocks()), false)`

/** Posts that somebody wants to find again, and the one on top of a profile. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One bookmark a person and post; Post.viewerHasBookmarked.
  await sql`
    create table bookmarks (
      user_id uuid not null,
      post_id uuid not null references posts on delete cascade,
      created_at timestamptz(3) not null default now(),
      primary key (user_id, post_id)
    )
  `.execute(db)
  // Viewer.bookmarks, newest first; erasing a person's account.
  await sql`create index bookmarks_of_person on bookmarks (user_id, created_at desc, post_id desc)`.execute(db)
  // A post that is deleted.
  await sql`create index bookmarks_of_post on bookmarks (post_id)`.execute(db)

  // User.pinnedPost.
  await sql`
    create table pinned_posts (
      author_id uuid primary key,
      post_id uuid not null unique references posts on delete cascade
    )
  `.execute(db)

  // What somebody keeps is nobody else's to know, the author of the post included.
  await secure(db, 'bookmarks', {
    select: `user_id = ${viewer}`,
    insert: `user_id = ${viewer} and ${publishedPostSeen}`,
    delete: `user_id = ${viewer}`,
  })
  const ownPublished = `author_id = ${viewer} and owns_post(post_id, ${viewer}) and ${publishedPostSeen}`
  await secure(db, 'pinned_posts', {
    select: `author_id = ${viewer} or ${publishedPostSeen}`,
    insert: ownPublished,
    update: ownPublished,
    delete: `author_id = ${viewer}`,
  })
}

type Rules = Partial<Record<'select' | 'insert' | 'update' | 'delete', string>>

async function secure(db: Kysely<unknown>, table: string, rules: Rules) {
  await run(db, `alter table ${table} enable row level security`)
  await run(db, `alter table ${table} force row level security`)
  await run(db, `create policy ${table}_owner on ${table} to posts_owner using (true) with check (true)`)
  for (const [action, rule] of Object.entries(rules)) {
    const own = action === 'update' ? `using (author_id = ${viewer})` : ''
    const clause = action === 'insert' || action === 'update' ? 'with check' : 'using'
    await run(db, `create policy ${table}_${action} on ${table} for ${action} to posts_app ${own} ${clause} (${rule})`)
    await run(db, `grant ${action} ${action === 'update' ? '(post_id)' : ''} on ${table} to posts_app`)
  }
}

const run = (db: Kysely<unknown>, statement: string) => sql.raw(statement).execute(db)

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table pinned_posts`.execute(db)
  await sql`drop table bookmarks`.execute(db)
}
