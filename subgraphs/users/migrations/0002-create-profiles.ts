import { type Kysely, sql } from 'kysely'

/**
 * A person is spread over tables by who may see what: row-level security decides on whole rows.
 * profiles everybody · profile_details `profileVisibility` · phone_numbers `phoneVisibility` · accounts (email) `emailVisibility`
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`create type gender as enum ('MALE', 'FEMALE', 'OTHER')`.execute(db)
  await sql`create type visibility as enum ('PUBLIC', 'FRIENDS', 'PRIVATE')`.execute(db)

  // A name as it is searched for: no case, no accents.
  await sql`
    create function search_form(text) returns text
    language sql immutable strict parallel safe
    return lower(regexp_replace(normalize($1, NFKD), '[\u0300-\u036F]', '', 'g'))
  `.execute(db)

  await sql`
    create table profiles (
      user_id uuid primary key,
      username text not null,
      first_name text not null,
      last_name text,
      is_verified boolean not null default false,
      profile_picture_id uuid,
      is_active boolean not null default true,
      joined_at timestamptz(3) not null,
      updated_at timestamptz(3) not null default now(),
      version bigint not null default 1,
      -- Stored, because a policy lets only leakproof conditions use an index, and lower() is not.
      username_key text collate "C" not null generated always as (lower(username)) stored,
      display_name text not null
        generated always as (first_name || case when last_name is null then '' else ' ' || last_name end) stored,
      search_text text not null generated always as (
        search_form(username || ' ' || first_name || case when last_name is null then '' else ' ' || last_name end)
      ) stored,
      constraint profiles_username check (char_length(username) between 1 and 50),
      constraint profiles_first_name check (char_length(first_name) between 1 and 100 and btrim(first_name) <> ''),
      constraint profiles_last_name check (char_length(last_name) between 1 and 100 and btrim(last_name) <> '')
    )
  `.execute(db)
  // userByUsername, and the prefix half of searchUsers. Not unique: auth keeps names unique, and of two people who take
  // over a name from each other the events may come in any order.
  await sql`create index profiles_username_key on profiles (username_key)`.execute(db)
  // searchUsers.
  await sql`create index profiles_search on profiles using gin (search_text gin_trgm_ops)`.execute(db)
  // media.deleted: who shows the file.
  await sql`
    create index profiles_picture on profiles (profile_picture_id) where profile_picture_id is not null
  `.execute(db)
  await sql`
    create trigger profiles_updated_at before update on profiles for each row execute function set_updated_at()
  `.execute(db)

  await sql`
    create table profile_details (
      user_id uuid primary key references profiles on delete cascade,
      cover_photo_id uuid,
      bio text,
      date_of_birth date,
      gender gender,
      location text,
      website text,
      friend_count integer not null default 0,
      location_key text generated always as (lower(btrim(location))) stored,
      constraint profile_details_bio check (char_length(bio) between 1 and 500),
      constraint profile_details_date_of_birth check (date_of_birth >= '1900-01-01'),
      constraint profile_details_location check (char_length(location) between 1 and 100),
      constraint profile_details_website check (char_length(website) <= 200 and website ~* '^https?://'),
      constraint profile_details_friend_count check (friend_count >= 0)
    ) with (fillfactor = 90)
  `.execute(db)
  // friendRecommendations: people of the same place.
  await sql`
    create index profile_details_location on profile_details (location_key) where location_key is not null
  `.execute(db)
  // friendRecommendations: the well connected, for people with few friends. Most people never cross the bound,
  // so most changes of the counter touch no index.
  await sql`
    create index profile_details_popular on profile_details (friend_count desc, user_id) where friend_count >= 10
  `.execute(db)
  // media.deleted: who shows the file.
  await sql`
    create index profile_details_cover_photo on profile_details (cover_photo_id) where cover_photo_id is not null
  `.execute(db)

  await sql`
    create table phone_numbers (
      user_id uuid primary key references profiles on delete cascade,
      phone_number text not null,
      constraint phone_numbers_e164 check (phone_number ~ '^[+][1-9][0-9]{6,14}$')
    )
  `.execute(db)

  await sql`
    create table privacy_settings (
      user_id uuid primary key references profiles on delete cascade,
      profile_visibility visibility not null default 'FRIENDS',
      email_visibility visibility not null default 'FRIENDS',
      phone_visibility visibility not null default 'PRIVATE',
      search_visibility visibility not null default 'PUBLIC',
      updated_at timestamptz(3) not null default now()
    )
  `.execute(db)
  await sql`
    create trigger privacy_settings_updated_at before update on privacy_settings
    for each row execute function set_updated_at()
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table privacy_settings`.execute(db)
  await sql`drop table phone_numbers`.execute(db)
  await sql`drop table profile_details`.execute(db)
  await sql`drop table profiles`.execute(db)
  await sql`drop function search_form(text)`.execute(db)
  await sql`drop type visibility`.execute(db)
  await sql`drop type gender`.execute(db)
  await sql`drop extension pg_trgm`.execute(db)
}
