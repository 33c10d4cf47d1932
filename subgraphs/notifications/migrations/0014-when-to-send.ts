import { type Kysely, sql } from 'kysely'

/** When mail and push go to each person, in which language, and whether mail goes at all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people add column locale text`.execute(db)
  await sql`create type email_frequency as enum ('IMMEDIATE', 'DAILY', 'WEEKLY')`.execute(db)
  // Quiet hours are minutes of the day where the person lives; they may go past midnight.
  await sql`
    create table delivery_settings (
      user_id uuid primary key,
      email_frequency email_frequency not null default 'IMMEDIATE',
      quiet_from smallint check (quiet_from between 0 and 1439),
      quiet_until smallint check (quiet_until between 0 and 1439),
      time_zone text not null default 'UTC' check (char_length(time_zone) <= 100),
      updated_at timestamptz(3) not null default now(),
      constraint delivery_settings_quiet_whole check ((quiet_from is null) = (quiet_until is null)),
      constraint delivery_settings_quiet_ends check (quiet_from <> quiet_until)
    );
    create trigger delivery_settings_updated_at before update on delivery_settings
      for each row execute function set_updated_at();
    alter table delivery_settings enable row level security;
    alter table delivery_settings force row level security;
    create policy delivery_settings_owner on delivery_settings to notifications_owner using (true) with check (true);
    create policy delivery_settings_own on delivery_settings to notifications_app
      using (user_id = (select viewer_id())) with check (user_id = (select viewer_id()));
    grant select, insert, update on delivery_settings to notifications_app;
  `.execute(db)
  // What waits for its time is judged by the new settings at once. Requests may not touch deliveries themselves.
  await sql`
    create function judge_waiting_anew() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update deliveries d set next_attempt_at = now()
      where d.user_id = new.user_id and d.state = 'PENDING' and d.attempts = 0;
      notify deliveries;
      return null;
    end
    $$;
    create trigger delivery_settings_anew after insert or update on delivery_settings
      for each row execute function judge_waiting_anew();
  `.execute(db)

  await sql`create type mail_stop_reason as enum ('BOUNCED', 'COMPLAINED')`.execute(db)
  await sql`
    create table mail_stops (
      user_id uuid primary key,
      reason mail_stop_reason not null,
      stopped_at timestamptz(3) not null default now()
    );
    alter table mail_stops enable row level security;
    alter table mail_stops force row level security;
    create policy mail_stops_owner on mail_stops to notifications_owner using (true) with check (true);
    create policy mail_stops_own on mail_stops to notifications_app using (user_id = (select viewer_id()));
    grant select, delete on mail_stops to notifications_app;
  `.execute(db)
  // stopMails: whose address a report is about.
  await sql`create index people_email on people (email) where email is not null`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index people_email`.execute(db)
  await sql`drop table mail_stops, delivery_settings`.execute(db)
  await sql`drop function judge_waiting_anew`.execute(db)
  await sql`drop type mail_stop_reason, email_frequency`.execute(db)
  await sql`alter table people drop column locale`.execute(db)
}
