import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table accounts (
      id uuid primary key,
      email text not null
        constraint accounts_email_shape
        check (email = lower(email) and char_length(email) <= 254 and email ~ '^[^@\\s]+@[^@\\s]+$'),
      username text not null
        constraint accounts_username_shape check (username ~ '^[A-Za-z0-9_]{3,50}$'),
      password_hash text not null
        constraint accounts_password_hash_shape check (password_hash like '$argon2id$%'),
      status text not null default 'ACTIVE'
        constraint accounts_status_known check (status in ('ACTIVE', 'DEACTIVATED')),
      email_verified_at timestamptz(3),
      pending_email text
        constraint accounts_pending_email_shape
        check (pending_email = lower(pending_email) and char_length(pending_email) <= 254),
      password_changed_at timestamptz(3) not null default now(),
      version integer not null default 1,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    )
  `.execute(db)
  // Sign-in and reset by address; addresses are stored in lower case.
  await sql`create unique index accounts_email on accounts (email)`.execute(db)
  // Sign-in by name, and whether a name is free; whatever its case.
  await sql`create unique index accounts_username on accounts (lower(username))`.execute(db)
  await sql`
    create trigger accounts_updated_at before update on accounts
    for each row execute function set_updated_at()
  `.execute(db)

  // Names that were given up lately. The name itself is personal data of somebody who may be gone, so only its hash stays.
  await sql`
    create table reserved_usernames (
      name_hash bytea primary key,
      account_id uuid references accounts (id) on delete set null,
      reserved_until timestamptz(3) not null
    )
  `.execute(db)
  await sql`
    create function username_hash(username text) returns bytea
    language sql immutable parallel safe
    as $$ select sha256(convert_to(lower(username), 'UTF8')) $$
  `.execute(db)
  // Foreign key: finds what points at an account that is deleted.
  await sql`create index reserved_usernames_account_id on reserved_usernames (account_id)`.execute(db)
  // Clean-up: reservations past their time.
  await sql`create index reserved_usernames_reserved_until on reserved_usernames (reserved_until)`.execute(db)

  // A given-up name stays reserved for 30 days, to its owner alone. An AFTER trigger sees what was committed while the unique
  // index made the statement wait, so nobody slips into a name at the moment it is given up.
  await sql`
    create function keep_username_reserved() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
      given_up boolean := false;
      taken boolean := true;
    begin
      if tg_op = 'DELETE' then
        given_up := true;
        taken := false;
      elsif tg_op = 'UPDATE' then
        given_up := lower(old.username) <> lower(new.username);
        taken := given_up;
      end if;
      if taken then
        delete from reserved_usernames
        where name_hash = username_hash(new.username) and (account_id = new.id or reserved_until <= now());
        if exists (select from reserved_usernames where name_hash = username_hash(new.username)) then
          raise unique_violation using constraint = 'accounts_username_reserved', table = 'accounts',
            message = 'The user name is reserved';
        end if;
      end if;
      if given_up then
        insert into reserved_usernames (name_hash, account_id, reserved_until)
        values (
          username_hash(old.username), case when tg_op = 'UPDATE' then old.id end, now() + interval '30 days'
        );
      end if;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger accounts_username_reserved after insert or update of username or delete on accounts
    for each row execute function keep_username_reserved()
  `.execute(db)

  await sql`alter table accounts enable row level security`.execute(db)
  await sql`alter table accounts force row level security`.execute(db)
  await sql`create policy accounts_owner on accounts to auth_owner using (true) with check (true)`.execute(db)
  await sql`
    create policy accounts_self on accounts to auth_app
    using (id = (select viewer_id())) with check (id = (select viewer_id()))
  `.execute(db)
  // A request can set a password hash and never read one.
  await sql`
    grant select (
      id, email, username, status, email_verified_at, pending_email, password_changed_at, version, created_at, updated_at
    ), insert, update, delete on accounts to auth_app
  `.execute(db)

  await sql`alter table reserved_usernames enable row level security`.execute(db)
  await sql`alter table reserved_usernames force row level security`.execute(db)
  await sql`
    create policy reserved_usernames_owner on reserved_usernames to auth_owner using (true) with check (true)
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table reserved_usernames`.execute(db)
  await sql`drop table accounts`.execute(db)
  await sql`drop function keep_username_reserved()`.execute(db)
  await sql`drop function username_hash(text)`.execute(db)
}
