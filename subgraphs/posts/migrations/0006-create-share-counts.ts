import { type Kysely, sql } from 'kysely'

/** `posts.share_count`: published posts that share this one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function count_shares() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      if tg_op <> 'INSERT' and old.shared_post_id is not null and old.published_at is not null then
        update posts set share_count = share_count - 1 where id = old.shared_post_id;
      end if;
      if tg_op <> 'DELETE' and new.shared_post_id is not null and new.published_at is not null then
        update posts set share_count = share_count + 1 where id = new.shared_post_id;
      end if;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger posts_count_shares_of_new after insert on posts
    for each row when (new.shared_post_id is not null) execute function count_shares()
  `.execute(db)
  await sql`
    create trigger posts_count_shares after update of published_at, shared_post_id on posts
    for each row when (
      (old.shared_post_id, old.published_at is null) is distinct from (new.shared_post_id, new.published_at is null)
    )
    execute function count_shares()
  `.execute(db)
  await sql`
    create trigger posts_count_shares_of_deleted after delete on posts
    for each row when (old.shared_post_id is not null) execute function count_shares()
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const trigger of ['posts_count_shares_of_deleted', 'posts_count_shares', 'posts_count_shares_of_new']) {
    await sql`drop trigger ${sql.raw(trigger)} on posts`.execute(db)
  }
  await sql`drop function count_shares()`.execute(db)
}
