import { type Kysely, sql } from 'kysely'

/** The tags of `posts.tags`, one row each, kept by triggers alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Drafts have no rows here. The post's time and level stand here too, so that a tag's page is one range of an index.
  await sql`
    create table post_tags (
      post_id uuid not null references posts on delete cascade,
      tag text not null,
      published_at timestamptz(3) not null,
      is_public boolean not null,
      primary key (post_id, tag)
    )
  `.execute(db)
  // Tag.posts: newest first.
  await sql`create index post_tags_by_tag on post_tags (tag, published_at desc, post_id desc)`.execute(db)
  // The trends: public use in the last two days.
  await sql`create index post_tags_recent on post_tags (published_at) include (tag) where is_public`.execute(db)

  // Only tags that public posts carry: a name used among friends must not show.
  await sql`
    create table tags (
      name text primary key,
      post_count integer not null check (post_count > 0)
    )
  `.execute(db)

  // Query.trendingTags reads these rows as they are; a job writes them.
  await sql`
    create table tag_trends (
      tag text primary key,
      growth integer not null,
      uses integer not null
    )
  `.execute(db)

  await sql`
    create function index_post_tags() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      if tg_op = 'UPDATE' then
        delete from post_tags where post_id = new.id and (new.published_at is null or tag <> all (new.tags));
      end if;
      if new.published_at is not null then
        insert into post_tags (post_id, tag, published_at, is_public)
        select new.id, tag, new.published_at, new.privacy_level = 'PUBLIC'
        from (select distinct unnest(new.tags) as tag) used
        on conflict (post_id, tag) do update
        set published_at = excluded.published_at, is_public = excluded.is_public
        where (post_tags.published_at, post_tags.is_public) is distinct from (excluded.published_at, excluded.is_public);
      end if;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger posts_index_tags_of_new after insert on posts
    for each row when (new.published_at is not null and new.tags <> '{}') execute function index_post_tags()
  `.execute(db)
  await sql`
    create trigger posts_index_tags after update of tags, published_at, privacy_level on posts
    for each row when (old.tags <> '{}' or new.tags <> '{}') execute function index_post_tags()
  `.execute(db)

  // In the order of names, so that two posts with the same tags cannot wait for each other.
  await sql`
    create function count_tags(tag_names text[], change integer) returns void
    language plpgsql set search_path = public, pg_temp
    as $$
    begin
      if change > 0 then
        insert into tags (name, post_count)
        select used.name, count(*) * change from unnest(tag_names) used (name) group by used.name order by used.name
        on conflict (name) do update set post_count = tags.post_count + excluded.post_count;
      else
        perform from tags where name = any (tag_names) order by name for update;
        delete from tags t using (select name, count(*) as n from unnest(tag_names) used (name) group by name) used
        where t.name = used.name and t.post_count <= used.n;
        update tags t set post_count = t.post_count - used.n
        from (select name, count(*) as n from unnest(tag_names) used (name) group by name) used
        where t.name = used.name;
      end if;
    end
    $$
  `.execute(db)
  await sql`
    create function count_post_tags() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      if tg_op <> 'INSERT' then
        perform count_tags(array(select tag from removed where is_public), -1);
      end if;
      if tg_op <> 'DELETE' then
        perform count_tags(array(select tag from added where is_public), 1);
      end if;
      return null;
    end
    $$
  `.execute(db)
  for (const [event, transitions] of [
    ['insert', 'new table as added'],
    ['update', 'old table as removed new table as added'],
    ['delete', 'old table as removed'],
  ] as const) {
    await sql`
      create trigger ${sql.raw(`post_tags_count_${event}`)} after ${sql.raw(event)} on post_tags
      referencing ${sql.raw(transitions)} for each statement execute function count_post_tags()
    `.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger posts_index_tags on posts`.execute(db)
  await sql`drop trigger posts_index_tags_of_new on posts`.execute(db)
  await sql`drop table tag_trends, tags, post_tags`.execute(db)
  await sql`drop function index_post_tags(), count_post_tags(), count_tags(text[], integer)`.execute(db)
}
