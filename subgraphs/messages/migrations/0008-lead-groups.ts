import { type Kysely, sql } from 'kysely'

/** Groups whose admins are all away go to the active member who has been in them longest, as they do from now on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update conversation_participants p set role = 'ADMIN'
    where p.id in (
      select distinct on (m.conversation_id) m.id
      from conversation_participants m
      join conversations c on c.id = m.conversation_id and c.type = 'GROUP'
      join people h on h.user_id = m.user_id and h.status = 'ACTIVE'
      where m.left_at is null and not exists (
        select from conversation_participants a
        join people l on l.user_id = a.user_id and l.status = 'ACTIVE'
        where a.conversation_id = m.conversation_id and a.left_at is null and a.role = 'ADMIN'
      )
      order by m.conversation_id, m.joined_at, m.id
    )
  `.execute(db)
}

/** Nothing tells the heirs from other admins, and they may stay. */
export async function down(): Promise<void> {}
