import { type Kysely, sql } from 'kysely'

const steadily = "date_bin('10 minutes', now(), 'epoch') + interval '10 minutes'"

/**
 * What is older than a week is scored by its age at the end of the present ten minutes: with its age at this moment, the order
 * of each look would be another one, and a snapshot of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await scoreOlder(db, 'now()', steadily)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await scoreOlder(db, steadily, 'now()')
}

async function scoreOlder(db: Kysely<unknown>, before: string, after: string): Promise<void> {
  await sql`
    do $do$
    begin
      execute replace(
        pg_get_functiondef('rank_home_feed(integer)'::regprocedure),
        ${sql.lit(`extract(epoch from ${before} - o.published_at)`)},
        ${sql.lit(`extract(epoch from ${after} - o.published_at)`)}
      );
    end
    $do$
  `.execute(db)
}
