import { type Kysely, sql } from 'kysely'

/** Each browser gets a delivery of its own, and mails know what they tell of: each is tried again without the others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Nothing was sent so far: what has waited for a sender is old news.
  await sql`drop table deliveries`.execute(db)
  await sql`
    create table deliveries (
      id uuid primary key default gen_random_uuid(),
      notification_id uuid not null references notifications on delete cascade,
      user_id uuid not null,
      channel delivery_channel not null,
      push_subscription_id uuid references push_subscriptions on delete cascade,
      mail_id uuid,
      state delivery_state not null default 'PENDING',
      attempts smallint not null default 0 check (attempts >= 0),
      next_attempt_at timestamptz(3) not null default now(),
      last_error text,
      created_at timestamptz(3) not null default now(),
      settled_at timestamptz(3),
      constraint deliveries_once unique nulls not distinct (notification_id, channel, push_subscription_id),
      constraint deliveries_target check ((channel = 'PUSH') = (push_subscription_id is not null)),
      constraint deliveries_settled check ((state = 'PENDING') = (settled_at is null))
    );
    alter table deliveries enable row level security;
    alter table deliveries force row level security;
    create policy deliveries_owner on deliveries to notifications_owner using (true) with check (true);
  `.execute(db)
  // leaseMail and leasePush: what is due in one channel, the longest first. An attempt under way is due again after its lease.
  await sql`create index deliveries_due on deliveries (channel, next_attempt_at) where state = 'PENDING'`.execute(db)
  // leaseMail: what else goes to the same person.
  await sql`
    create index deliveries_waiting on deliveries (user_id, channel, next_attempt_at) where state = 'PENDING'
  `.execute(db)
  // leaseMail: a mail that is tried again.
  await sql`create index deliveries_mail on deliveries (mail_id) where mail_id is not null`.execute(db)
  // Foreign key: a browser that is gone.
  await sql`
    create index deliveries_browser on deliveries (push_subscription_id) where push_subscription_id is not null
  `.execute(db)
  await sql`
    create function wake_senders() returns trigger language plpgsql set search_path = public, pg_temp
    as $$
    begin
      notify deliveries;
      return null;
    end
    $$;
    create trigger deliveries_wake after insert on deliveries for each statement execute function wake_senders();
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table deliveries`.execute(db)
  await sql`drop function wake_senders`.execute(db)
  await sql`
    create table deliveries (
      notification_id uuid not null references notifications on delete cascade,
      channel delivery_channel not null,
      state delivery_state not null default 'PENDING',
      attempts smallint not null default 0 check (attempts >= 0),
      next_attempt_at timestamptz(3) not null default now(),
      last_error text,
      sent_at timestamptz(3),
      primary key (notification_id, channel),
      check ((state = 'SENT') = (sent_at is not null))
    );
    alter table deliveries enable row level security;
    alter table deliveries force row level security;
    create policy deliveries_owner on deliveries to notifications_owner using (true) with check (true);
  `.execute(db)
  await sql`create index deliveries_due on deliveries (next_attempt_at) where state = 'PENDING'`.execute(db)
}
