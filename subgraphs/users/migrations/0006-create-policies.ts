import { type Kysely, sql } from 'kysely'

const tables = [
  'accounts',
  'media_files',
  'profiles',
  'profile_details',
  'phone_numbers',
  'privacy_settings',
  'friend_requests',
  'friendships',
  'blocks',
  'recommendation_dismissals',
]

/**
 * What a request may do at most, whatever its query says. `(select viewer_id())` is evaluated once a statement, and so
 * are the lists behind `in (select …)`, which become hash tables on first use.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db)
    await sql`alter table ${sql.table(table)} force row level security`.execute(db)
    const policy = sql.ref(`${table}_owner`)
    await sql`create policy ${policy} on ${sql.table(table)} to users_owner using (true) with check (true)`.execute(db)
  }
  await profiles(db)
  await parts(db)
  await friendships(db)
  await ownLists(db)
}

async function profiles(db: Kysely<unknown>): Promise<void> {
  // Name, badge, verification and counters have their own ways in; a request changes what is listed here.
  await sql`grant select, update (first_name, last_name, profile_picture_id, version) on profiles to users_app`.execute(
    db,
  )
  // Those whom the viewer has blocked stay readable: they are on the viewer's list of blocks.
  await sql`
    create policy profiles_select on profiles for select to users_app using (
      user_id = (select viewer_id())
      or (is_active and user_id not in (select * from people_blocking_viewer()))
    )
  `.execute(db)
  await sql`
    create policy profiles_update on profiles for update to users_app
    using (user_id = (select viewer_id())) with check (user_id = (select viewer_id()))
  `.execute(db)
}

async function parts(db: Kysely<unknown>): Promise<void> {
  await sql`
    grant select, update (cover_photo_id, bio, date_of_birth, gender, location, website) on profile_details to users_app
  `.execute(db)
  await sql`
    create policy profile_details_select on profile_details for select to users_app
    using (user_id = (select viewer_id()) or (select sees_profile from visible_people(array[user_id])))
  `.execute(db)
  await sql`
    create policy profile_details_update on profile_details for update to users_app
    using (user_id = (select viewer_id())) with check (user_id = (select viewer_id()))
  `.execute(db)

  await sql`grant select (user_id, email) on accounts to users_app`.execute(db)
  await sql`
    create policy accounts_select on accounts for select to users_app
    using (user_id = (select viewer_id()) or (select sees_email from visible_people(array[user_id])))
  `.execute(db)

  await sql`grant select, insert, update (phone_number), delete on phone_numbers to users_app`.execute(db)
  await sql`
    create policy phone_numbers_select on phone_numbers for select to users_app
    using (user_id = (select viewer_id()) or (select sees_phone from visible_people(array[user_id])))
  `.execute(db)
  await sql`
    create policy phone_numbers_insert on phone_numbers for insert to users_app
    with check (user_id = (select viewer_id()))
  `.execute(db)
  await sql`
    create policy phone_numbers_update on phone_numbers for update to users_app
    using (user_id = (select viewer_id())) with check (user_id = (select viewer_id()))
  `.execute(db)
  await sql`
    create policy phone_numbers_delete on phone_numbers for delete to users_app
    using (user_id = (select viewer_id()))
  `.execute(db)
}

async function friendships(db: Kysely<unknown>): Promise<void> {
  await sql`grant select, insert, update (status, answered_at) on friend_requests to users_app`.execute(db)
  await sql`
    create policy friend_requests_select on friend_requests for select to users_app using (
      (from_id = (select viewer_id()) or to_id = (select viewer_id()))
      and from_id not in (select * from people_blocking_viewer())
      and to_id not in (select * from people_blocking_viewer())
    )
  `.execute(db)
  await sql`
    create policy friend_requests_insert on friend_requests for insert to users_app with check (
      from_id = (select viewer_id()) and status = 'PENDING'
      and to_id not in (select * from people_hidden_from_viewer())
    )
  `.execute(db)
  // Only who was asked may say yes or no; either may end it.
  await sql`
    create policy friend_requests_update on friend_requests for update to users_app
    using (status = 'PENDING' and (from_id = (select viewer_id()) or to_id = (select viewer_id())))
    with check (
      (status in ('ACCEPTED', 'DECLINED') and to_id = (select viewer_id()))
      or (status = 'CANCELLED' and (from_id = (select viewer_id()) or to_id = (select viewer_id())))
    )
  `.execute(db)

  await sql`grant select, insert, delete on friendships to users_app`.execute(db)
  await sql`grant usage on sequence friendship_versions to users_app`.execute(db)
  // One's own, and those of one's friends, because mutual friends are shown. A stranger who shows all of them: `friends_of`.
  await sql`
    create policy friendships_select on friendships for select to users_app using (
      low_id = (select viewer_id())
      or high_id = (select viewer_id())
      or (
        low_id not in (select * from people_blocking_viewer())
        and high_id not in (select * from people_blocking_viewer())
        and (
          low_id in (select * from viewer_friends())
          or high_id in (select * from viewer_friends())
        )
      )
    )
  `.execute(db)
  // Nobody becomes a friend who has not asked.
  await sql`
    create policy friendships_insert on friendships for insert to users_app with check (
      exists (
        select from friend_requests
        where id = friend_request_id and status = 'ACCEPTED' and to_id = (select viewer_id())
          and low_id = least(from_id, to_id) and high_id = greatest(from_id, to_id)
      )
    )
  `.execute(db)
  await sql`
    create policy friendships_delete on friendships for delete to users_app
    using (low_id = (select viewer_id()) or high_id = (select viewer_id()))
  `.execute(db)
}

/** What nobody but its owner ever sees. */
async function ownLists(db: Kysely<unknown>): Promise<void> {
  await sql`
    grant select, update (profile_visibility, email_visibility, phone_visibility, search_visibility)
    on privacy_settings to users_app
  `.execute(db)
  await sql`
    create policy privacy_settings_select on privacy_settings for select to users_app
    using (user_id = (select viewer_id()))
  `.execute(db)
  await sql`
    create policy privacy_settings_update on privacy_settings for update to users_app
    using (user_id = (select viewer_id())) with check (user_id = (select viewer_id()))
  `.execute(db)

  await sql`grant select on media_files to users_app`.execute(db)
  await sql`
    create policy media_files_select on media_files for select to users_app using (owner_id = (select viewer_id()))
  `.execute(db)

  await sql`grant select, insert, delete on blocks, recommendation_dismissals to users_app`.execute(db)
  await sql`grant usage on sequence block_versions to users_app`.execute(db)
  for (const [table, column] of [
    ['blocks', 'blocker_id'],
    ['recommendation_dismissals', 'user_id'],
  ] as const) {
    const own = sql`${sql.ref(column)} = (select viewer_id())`
    const on = sql.table(table)
    await sql`create policy ${sql.ref(`${table}_select`)} on ${on} for select to users_app using (${own})`.execute(db)
    await sql`create policy ${sql.ref(`${table}_insert`)} on ${on} for insert to users_app with check (${own})`.execute(
      db,
    )
    await sql`create policy ${sql.ref(`${table}_delete`)} on ${on} for delete to users_app using (${own})`.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) {
    await sql`
      do $$
      declare
        policy_name text;
      begin
        for policy_name in select policyname from pg_policies where schemaname = 'public' and tablename = '${sql.raw(table)}' loop
          execute format('drop policy %I on %I', policy_name, '${sql.raw(table)}');
        end loop;
      end
      $$
    `.execute(db)
    await sql`revoke all on ${sql.table(table)} from users_app`.execute(db)
    await sql`alter table ${sql.table(table)} no force row level security`.execute(db)
    await sql`alter table ${sql.table(table)} disable row level security`.execute(db)
  }
  await sql`revoke usage on sequence friendship_versions, block_versions from users_app`.execute(db)
}
