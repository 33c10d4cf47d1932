import { type Kysely, sql } from 'kysely'

/** What people wrote before names no one: who had a name then is not known any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type who_may_mention as enum ('EVERYONE', 'FRIENDS', 'NOBODY')`.execute(db)
  // Each outlives its account, so that a late event can't bring it back.
  await sql`
    create table usernames (
      user_id uuid primary key,
      username text,
      version bigint not null
    );
    create table mention_choices (
      user_id uuid primary key,
      who_may_mention who_may_mention not null,
      version bigint not null
    )
  `.execute(db)
  // find_mentionable: whose name it is.
  await sql`create index usernames_by_name on usernames (lower(username)) where username is not null`.execute(db)
  for (const table of ['usernames', 'mention_choices']) {
    await sql
      .raw(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_owner on ${table} to posts_owner using (true) with check (true);
      `)
      .execute(db)
  }

  for (const table of ['posts', 'comments']) {
    await sql
      .raw(`
        alter table ${table} add column mentions jsonb not null default '[]' check (jsonb_typeof(mentions) = 'array');
        grant insert (mentions), update (mentions) on ${table} to posts_app;
        -- Erasing a person's account: what names the person.
        create index ${table}_mentions on ${table} using gin (mentions jsonb_path_ops) where mentions <> '[]';
      `)
      .execute(db)
  }
  await sql`
    create function forget_mentions() returns trigger language plpgsql
    as $$
    begin
      new.mentions := '[]';
      return new;
    end
    $$
  `.execute(db)
  await sql`
    create trigger comments_forget_mentions before update of deleted_at on comments
    for each row when (new.deleted_at is not null) execute function forget_mentions()
  `.execute(db)

  // Whom the viewer may mention by these names, in lower case. A name that two have while news of a change is on its way is
  // nobody's.
  await sql`
    create function find_mentionable(names text[]) returns table (name text, user_id uuid)
    language plpgsql stable security definer rows 10 set search_path = public, pg_temp
    as $$
    #variable_conflict use_column
    declare
      viewer constant uuid := viewer_id();
    begin
      return query
        select lower(n.username), (array_agg(n.user_id))[1] from usernames n
        where lower(n.username) = any (names)
        group by lower(n.username)
        having count(*) = 1
          and not is_hidden((array_agg(n.user_id))[1], viewer, true)
          and may_mention(viewer, (array_agg(n.user_id))[1]);
    end
    $$
  `.execute(db)
  await sql`
    create function may_mention(writer uuid, person uuid) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
      return person = writer or coalesce((
        select case c.who_may_mention
          when 'EVERYONE' then true
          when 'FRIENDS' then exists (
            select from friend_edges f where f.user_id = writer and f.friend_id = person and not f.is_ended
          )
          else false
        end
        from mention_choices c where c.user_id = person
      ), true);
    end
    $$
  `.execute(db)
  // Which of these see a published post, or a comment on one.
  await sql`
    create function readers_among(people uuid[], post uuid, comment uuid) returns setof uuid
    language plpgsql stable security definer rows 10 set search_path = public, pg_temp
    as $$
    begin
      return query
        select person from unnest(people) person
        where case
          when comment is null then sees_post_by_id(post, person, true, false)
          else sees_comment_by_id(comment, person, true)
        end;
    end
    $$
  `.execute(db)
  for (const name of functions) {
    await sql.raw(`revoke execute on function ${name} from public`).execute(db)
    await sql.raw(`grant execute on function ${name} to posts_app`).execute(db)
  }
  await sql`revoke execute on function may_mention(uuid, uuid) from public, posts_app`.execute(db)
}

const functions = ['find_mentionable(text[])', 'readers_among(uuid[], uuid, uuid)']

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of [...functions, 'may_mention(uuid, uuid)']) await sql.raw(`drop function ${name}`).execute(db)
  await sql`drop trigger comments_forget_mentions on comments`.execute(db)
  await sql`drop function forget_mentions()`.execute(db)
  for (const table of ['posts', 'comments']) await sql.raw(`alter table ${table} drop column mentions`).execute(db)
  await sql`drop table mention_choices, usernames`.execute(db)
  await sql`drop type who_may_mention`.execute(db)
}
