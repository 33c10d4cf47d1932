import { type Kysely, sql } from 'kysely'

/**
 * Start-time fair queueing: a file's start tag is behind the tags of its owner's other files and not before the tags that
 * are served now, so that the many files of one person do not hold up the one of another, and none waits for ever.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table processing_tasks add column start_tag bigint not null default 0;
    drop index processing_tasks_queued;
    create index processing_tasks_order on processing_tasks (start_tag, queued_at);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index processing_tasks_order;
    alter table processing_tasks drop column start_tag;
    create index processing_tasks_queued on processing_tasks (queued_at);
  `.execute(db)
}
