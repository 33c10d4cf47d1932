import { type Kysely, sql } from 'kysely'

/** What samples knows of people, fed by auth's events. An erased person's row stays, so that a late event brings none back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type account_status as enum ('ACTIVE', 'DEACTIVATED', 'DELETED')`.execute(db)
  await sql`
    create table people (
      user_id uuid primary key,
      status account_status not null,
      version bigint not null
    );
    alter table people enable row level security;
    alter table people force row level security;
    create policy people_owner on people to samples_owner using (true) with check (true);
    create policy people_read on people for select to samples_app
      using (status = 'ACTIVE' or user_id = (select viewer_id()));
    grant select on people to samples_app;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table people`.execute(db)
  await sql`drop type account_status`.execute(db)
}
