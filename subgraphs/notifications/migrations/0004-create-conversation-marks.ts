import { type Kysely, sql } from 'kysely'

/** How far people have read, and when they left: a message may come after the news that it was read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table conversation_marks (
      user_id uuid not null,
      conversation_id uuid not null,
      read_up_to uuid,
      left_at timestamptz(3),
      updated_at timestamptz(3) not null default now(),
      primary key (user_id, conversation_id),
      check (read_up_to is not null or left_at is not null)
    );
    create trigger conversation_marks_updated_at before update on conversation_marks
      for each row execute function set_updated_at();
    alter table conversation_marks enable row level security;
    alter table conversation_marks force row level security;
    create policy conversation_marks_owner on conversation_marks to notifications_owner using (true) with check (true);
  `.execute(db)
  // The job that ends retention.
  await sql`create index conversation_marks_updated_at on conversation_marks (updated_at)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table conversation_marks`.execute(db)
}
