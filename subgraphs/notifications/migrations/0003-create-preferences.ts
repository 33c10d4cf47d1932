import { type Kysely, sql } from 'kysely'

/** What people want to hear of, and the browsers that hear it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Null is "as by default"; the defaults are in code, so that they can change for everybody who has not chosen.
  await sql`
    create table notification_preferences (
      user_id uuid not null,
      type notification_type not null,
      in_app boolean,
      email boolean,
      push boolean,
      updated_at timestamptz(3) not null default now(),
      primary key (user_id, type),
      constraint notification_preferences_security check (
        type <> 'SECURITY' or (in_app is distinct from false and email is distinct from false)
      )
    );
    create trigger notification_preferences_updated_at before update on notification_preferences
      for each row execute function set_updated_at();
    alter table notification_preferences enable row level security;
    alter table notification_preferences force row level security;
    create policy notification_preferences_owner on notification_preferences to notifications_owner
      using (true) with check (true);
    create policy notification_preferences_own on notification_preferences to notifications_app
      using (user_id = (select viewer_id())) with check (user_id = (select viewer_id()));
    grant select, insert, update, delete on notification_preferences to notifications_app;
  `.execute(db)

  await sql`
    create table push_subscriptions (
      id uuid primary key,
      user_id uuid not null,
      endpoint text not null unique,
      p256dh text not null,
      auth text not null,
      user_agent text,
      created_at timestamptz(3) not null default now(),
      last_used_at timestamptz(3),
      constraint push_subscriptions_endpoint check (endpoint like 'https://%' and char_length(endpoint) <= 2000)
    )
  `.execute(db)
  // listPushSubscriptions; whether a person has any; erasure.
  await sql`create index push_subscriptions_user on push_subscriptions (user_id, created_at)`.execute(db)

  // A browser belongs to whoever signed in there last: what it was sent before must not go on to the next person.
  await sql`
    create function release_push_endpoint() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      delete from push_subscriptions s where s.endpoint = new.endpoint and s.user_id <> new.user_id;
      return new;
    end
    $$;
    create trigger push_subscriptions_release before insert on push_subscriptions
      for each row execute function release_push_endpoint();
    alter table push_subscriptions enable row level security;
    alter table push_subscriptions force row level security;
    create policy push_subscriptions_owner on push_subscriptions to notifications_owner using (true) with check (true);
    create policy push_subscriptions_own on push_subscriptions to notifications_app
      using (user_id = (select viewer_id())) with check (user_id = (select viewer_id()));
    grant select, insert, update, delete on push_subscriptions to notifications_app;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table push_subscriptions, notification_preferences`.execute(db)
  await sql`drop function release_push_endpoint`.execute(db)
}
