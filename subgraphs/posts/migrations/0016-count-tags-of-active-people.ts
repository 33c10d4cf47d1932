import { type Kysely, sql } from 'kysely'

/**
 * `post_tags.is_public`, and with it `tags.post_count` and the trends, is true of public posts of active people alone: what a
 * person wrote whose account is switched off is seen by nobody, so it does not count.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The author's row is locked, so that no change of the account passes by the post unseen.
  await indexPostTags(
    db,
    `new.privacy_level = 'PUBLIC' and 'ACTIVE' = coalesce(
      (select p.status from people p where p.user_id = new.author_id for share), 'ACTIVE'
    )`,
  )
  await sql`
    create function index_tags_of_person() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update post_tags t set is_public = new.status = 'ACTIVE'
      from posts p
      where p.author_id = new.user_id and p.published_at is not null and p.privacy_level = 'PUBLIC'
        and t.post_id = p.id and t.is_public <> (new.status = 'ACTIVE');
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger people_index_tags_of_new after insert on people
    for each row when (new.status <> 'ACTIVE') execute function index_tags_of_person()
  `.execute(db)
  await sql`
    create trigger people_index_tags after update of status on people
    for each row when ((old.status = 'ACTIVE') <> (new.status = 'ACTIVE')) execute function index_tags_of_person()
  `.execute(db)
  await sql`
    update post_tags t set is_public = false
    from posts p join people away on away.user_id = p.author_id and away.status <> 'ACTIVE'
    where t.post_id = p.id and t.is_public
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger people_index_tags on people`.execute(db)
  await sql`drop trigger people_index_tags_of_new on people`.execute(db)
  await sql`drop function index_tags_of_person()`.execute(db)
  await indexPostTags(db, `new.privacy_level = 'PUBLIC'`)
  await sql`
    update post_tags t set is_public = true from posts p
    where t.post_id = p.id and p.privacy_level = 'PUBLIC' and not t.is_public
  `.execute(db)
}

/** The trigger of 0003, with a condition of its own for what counts. */
async function indexPostTags(db: Kysely<unknown>, counts: string): Promise<void> {
  await sql`
    create or replace function index_post_tags() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
      counts constant boolean := ${sql.raw(counts)};
    begin
      if tg_op = 'UPDATE' then
        delete from post_tags where post_id = new.id and (new.published_at is null or tag <> all (new.tags));
      end if;
      if new.published_at is not null then
        insert into post_tags (post_id, tag, published_at, is_public)
        select new.id, tag, new.published_at, counts
        from (select distinct unnest(new.tags) as tag) used
        on conflict (post_id, tag) do update
        set published_at = excluded.published_at, is_public = excluded.is_public
        where (post_tags.published_at, post_tags.is_public) is distinct from (excluded.published_at, excluded.is_public);
      end if;
      return null;
    end
    $$
  `.execute(db)
}
