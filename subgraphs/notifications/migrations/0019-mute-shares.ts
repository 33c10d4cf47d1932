import { type Kysely, sql } from 'kysely'

/** A muted post's shares are no news either, and its muter finds it again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Viewer.mutedPosts, newest first.
  await sql`create index muted_posts_newest on muted_posts (user_id, created_at desc, post_id desc)`.execute(db)
  await sql`drop function is_muted(uuid, uuid, uuid, timestamptz)`.execute(db)
  await isMuted(db, 'posts uuid[]', 'm.post_id = any (posts)')
  await sql`revoke execute on function is_muted(uuid, uuid, uuid[], timestamptz) from public`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function is_muted(uuid, uuid, uuid[], timestamptz)`.execute(db)
  await isMuted(db, 'post uuid', 'm.post_id = post')
  await sql`drop index muted_posts_newest`.execute(db)
}

async function isMuted(db: Kysely<unknown>, argument: string, condition: string): Promise<void> {
  await sql
    .raw(`
      create function is_muted(person uuid, actor uuid, ${argument}, at timestamptz) returns boolean
      language plpgsql stable parallel safe set search_path = public, pg_temp
      as $$
      begin
        return exists (
          select from mutes m where m.muter_id = person and m.muted_id = actor and not m.is_ended
            and m.created_at <= at and (m.expires_at is null or m.expires_at > at)
        ) or exists (
          select from muted_posts m where m.user_id = person and ${condition} and m.created_at <= at
        );
      end
      $$
    `)
    .execute(db)
}
