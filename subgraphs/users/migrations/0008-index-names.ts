import { type Kysely, sql } from 'kysely'

/**
 * searchUsers by what the service keeps of every name (`src/names`), in place of trigrams, which know no letters but ASCII
 * ones in a database of ctype C. Best known people first: each grade has its own terms in the index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function grade_of(friend_count integer) returns smallint
    language sql immutable strict parallel safe
    return width_bucket(friend_count, array[4, 16, 64, 256, 1024])::smallint
  `.execute(db)
  await sql`
    create function marked(mark text, terms text[]) returns text[]
    language sql immutable strict parallel safe
    return array(select mark || term from unnest(terms) as term)
  `.execute(db)
  await sql`
    create table name_entries (
      user_id uuid primary key references profiles on delete cascade,
      spelling text collate "C" not null default '',
      terms text[] collate "C" not null default '{}',
      form smallint not null default 0,
      is_active boolean not null,
      search_visibility visibility not null default 'PUBLIC',
      grade smallint not null default 0,
      -- Null for whom nobody finds, f for whom friends alone find.
      mark text collate "C" generated always as (
        case
          when not is_active or search_visibility = 'PRIVATE' then null
          when search_visibility = 'FRIENDS' then 'f'
          else grade::text
        end
      ) stored
    )
  `.execute(db)
  // searchUsers. Every search would read the list of pending rows.
  await sql`
    create index name_entries_terms on name_entries using gin (marked(mark, terms)) with (fastupdate = off)
    where mark is not null
  `.execute(db)
  // searchUsers: which of the viewer's friends are found by friends alone.
  await sql`create index name_entries_of_friends on name_entries (user_id) where mark = 'f'`.execute(db)
  // The job index-names: entries of an older form.
  await sql`create index name_entries_form on name_entries (form)`.execute(db)
  await sql`
    insert into name_entries (user_id, is_active, search_visibility, grade)
    select user_id, is_active, search_visibility, grade_of(friend_count)
    from profiles join privacy_settings using (user_id) join profile_details using (user_id)
  `.execute(db)

  await triggers(db)
  await policies(db)
  await searchByEntries(db)
  await sql`drop index profiles_search`.execute(db)
  await sql`alter table profiles drop column search_text`.execute(db)
  await sql`drop function search_form(text)`.execute(db)
  await sql`drop extension pg_trgm`.execute(db)
}

/** Each keeps one column alone, so that changes of one person at the same time can't undo each other. */
async function triggers(db: Kysely<unknown>): Promise<void> {
  for (const [column, source, change, value] of [
    ['is_active', 'profiles', 'is_active', 'new.is_active'],
    ['search_visibility', 'privacy_settings', 'search_visibility', 'new.search_visibility'],
    ['grade', 'profile_details', 'friend_count', 'grade_of(new.friend_count)'],
  ] as const) {
    const keep = sql.ref(`keep_${column}_of_name`)
    await sql`
      create function ${keep}() returns trigger
      language plpgsql security definer set search_path = public, pg_temp
      as $$
      begin
        update name_entries set ${sql.ref(column)} = ${sql.raw(value)} where user_id = new.user_id;
        return null;
      end
      $$
    `.execute(db)
    const isNew =
      column === 'grade' ? 'grade_of(old.friend_count) <> grade_of(new.friend_count)' : `old.${column} <> ${value}`
    await sql`
      create trigger ${keep} after update of ${sql.ref(change)} on ${sql.table(source)}
      for each row when (${sql.raw(isNew)}) execute function ${keep}()
    `.execute(db)
  }
}

async function policies(db: Kysely<unknown>): Promise<void> {
  await sql`alter table name_entries enable row level security`.execute(db)
  await sql`alter table name_entries force row level security`.execute(db)
  await sql`create policy name_entries_owner on name_entries to users_owner using (true) with check (true)`.execute(db)
  await sql`grant select (user_id), update (spelling, terms, form) on name_entries to users_app`.execute(db)
  const own = sql`user_id = (select viewer_id())`
  await sql`create policy name_entries_select on name_entries for select to users_app using (${own})`.execute(db)
  await sql`
    create policy name_entries_update on name_entries for update to users_app using (${own}) with check (${own})
  `.execute(db)
}

async function searchByEntries(db: Kysely<unknown>): Promise<void> {
  await sql`drop function search_people(text, double precision, uuid, integer)`.execute(db)
  // As the owner for another reason too: under a policy, a condition that is not leakproof can't use an index. Bounded: of
  // those whom the viewer may find, 200 are read in the order of fit and grade. Without sequential scans,
  // because the planner knows nothing of how rare a term is.
  await sql`
    create function search_people(
      wanted_username text, fits jsonb, after_score double precision, after_id uuid, max_rows integer
    )
    returns table (user_id uuid, score double precision)
    language plpgsql stable security definer rows 20 set search_path = public, pg_temp set enable_seqscan = off
    as $$
    declare
      most constant integer := 200;
      viewer uuid := viewer_id();
      hidden uuid[] := array(select people_hidden_from_viewer());
      -- Whom the viewer alone, or as a friend, may find.
      circle uuid[] := array(
        select name_entries.user_id from name_entries
        where mark = 'f' and name_entries.user_id = any (viewer || array(
          select sides.id
          from (
            (select high_id as id, since from friendships where low_id = viewer order by since desc, high_id desc limit 300)
            union all
            (select low_id, since from friendships where high_id = viewer order by since desc, low_id desc limit 300)
          ) as sides
          order by since desc, id desc limit 300
        ))
      );
      found uuid[];
      scores double precision[];
      fit record;
    begin
      select array_agg(name_entries.user_id), array_agg(3::double precision) into found, scores
      from profiles join name_entries on name_entries.user_id = profiles.user_id
      where username_key = wanted_username and profiles.user_id <> all (hidden)
        and (mark <> 'f' or profiles.user_id = any (circle));
      found := coalesce(found, '{}');
      scores := coalesce(scores, '{}');

      for fit in
        select * from jsonb_to_recordset(fits)
          as fit (score double precision, "isMistyped" boolean, "all" text[], "any" text[], spelt text[], "nameLength" integer)
      loop
        -- Names that are only alike are for whom nothing fits.
        exit when cardinality(found) >= most or (fit."isMistyped" and cardinality(found) > 0);
        select found || array_agg(fitting.id), scores || array_agg(round((
            fit.score + grade * 0.01 + case when strpos(spelling, '|') = fit."nameLength" + 3 then 0.25 else 0 end
          )::numeric, 4)::double precision)
        into found, scores
        from (
          (
            select name_entries.user_id as id, grade, spelling
            from name_entries
            where name_entries.user_id = any (circle) and terms @> fit."all" and terms && fit."any"
              and name_entries.user_id <> all (found)
              and not exists (select from unnest(fit.spelt) as part where strpos(spelling, part) = 0)
          )
          union all
          (
            select graded.*
            from unnest(array['5', '4', '3', '2', '1', '0']) as grades (mark)
            cross join lateral (
              select name_entries.user_id as id, grade, spelling
              from name_entries
              where name_entries.mark is not null
                and marked(name_entries.mark, terms) @> marked(grades.mark, fit."all")
                and marked(name_entries.mark, terms) && marked(grades.mark, fit."any")
                and name_entries.user_id <> all (hidden) and name_entries.user_id <> all (found)
                and not exists (select from unnest(fit.spelt) as part where strpos(spelling, part) = 0)
              limit most
            ) as graded
            limit most - cardinality(found)
          )
        ) as fitting;
      end loop;

      return query
        select every.id, every.score
        from unnest(found, scores) as every (id, score)
        where after_score is null or (every.score, every.id) < (after_score, after_id)
        order by every.score desc, every.id desc
        limit max_rows;
    end
    $$
  `.execute(db)
  await sql`revoke execute on function search_people(text, jsonb, double precision, uuid, integer) from public`.execute(
    db,
  )
  await sql`grant execute on function search_people(text, jsonb, double precision, uuid, integer) to users_app`.execute(
    db,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function search_people(text, jsonb, double precision, uuid, integer)`.execute(db)
  for (const [column, source] of [
    ['is_active', 'profiles'],
    ['search_visibility', 'privacy_settings'],
    ['grade', 'profile_details'],
  ] as const) {
    await sql`drop trigger ${sql.ref(`keep_${column}_of_name`)} on ${sql.table(source)}`.execute(db)
    await sql`drop function ${sql.ref(`keep_${column}_of_name`)}()`.execute(db)
  }
  await sql`drop table name_entries`.execute(db)
  await sql`drop function marked(text, text[])`.execute(db)
  await sql`drop function grade_of(integer)`.execute(db)
  await sql`create extension pg_trgm`.execute(db)
  await sql`
    create function search_form(text) returns text
    language sql immutable strict parallel safe
    return lower(regexp_replace(normalize($1, NFKD), '[\u0300-\u036F]', '', 'g'))
  `.execute(db)
  await sql`
    alter table profiles add column search_text text not null generated always as (
      search_form(username || ' ' || first_name || case when last_name is null then '' else ' ' || last_name end)
    ) stored
  `.execute(db)
  await sql`create index profiles_search on profiles using gin (search_text gin_trgm_ops)`.execute(db)
  await searchByTrigrams(db)
}

/** As in 0005. */
async function searchByTrigrams(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function search_people(query text, after_score double precision, after_id uuid, max_rows integer)
    returns table (user_id uuid, score double precision)
    language plpgsql stable security definer rows 20 set search_path = public, pg_temp
    as $$
    declare
      form text := search_form(btrim(query));
    begin
      return query
        with candidates as materialized (
          (
            select profiles.user_id, username_key, search_text
            from profiles
            where is_active and username_key >= form collate "C" and username_key < form || chr(1114111) collate "C"
            order by username_key limit 200
          )
          union
          (select profiles.user_id, username_key, search_text from profiles where is_active and search_text %> form limit 1000)
        ), scored as materialized (
          select candidates.user_id,
            round(
              (word_similarity(form, search_text) + case
                when username_key = form then 1
                when starts_with(username_key, form) or starts_with(search_text, form) then 0.5
                else 0
              end)::numeric, 4
            )::double precision as score
          from candidates
          -- As a join it would read the settings of everybody.
          where (
            select search_visibility from privacy_settings where privacy_settings.user_id = candidates.user_id
          ) <> 'PRIVATE'
        ), best as materialized (
          select * from scored
          where after_score is null or (scored.score, scored.user_id) < (after_score, after_id)
          order by scored.score desc, scored.user_id desc limit 300
        )
        select best.user_id, best.score
        from best
        join visible_people(array(select best.user_id from best)) as visible on visible.user_id = best.user_id
        where visible.may_find
        order by best.score desc, best.user_id desc
        limit max_rows;
    end
    $$
  `.execute(db)
  await sql`
    revoke execute on function search_people(text, double precision, uuid, integer) from public
  `.execute(db)
  await sql`grant execute on function search_people(text, double precision, uuid, integer) to users_app`.execute(db)
}
