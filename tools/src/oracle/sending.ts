import { listDueNews } from '@plaza/notifications/due-news'
import type { RunningSubgraph } from '@plaza/subgraph'
import { sql } from 'kysely'
import { Maybe } from './contract/answers.ts'
import { notificationsDue } from './world/notifications.ts'
import type { Channel, World } from './world/world.ts'

/** What one person would be sent now by mail and push. */
export interface Sending {
  readonly email: readonly unknown[]
  readonly push: readonly unknown[]
}

export const nothing: Sending = { email: [], push: [] }

type Notifications = Parameters<typeof listDueNews>[0]

/** What of a lab it takes. */
interface Services {
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>
}

const databaseOf = ({ subgraphs }: Services) =>
  subgraphs.get('notifications')!.instance.database.system as unknown as Notifications

/** All that is to be sent waits from now on, so that it is judged after each step by what holds then. */
export async function holdDeliveries(lab: Services): Promise<void> {
  await sql`alter table deliveries alter column next_attempt_at set default 'infinity'`.execute(databaseOf(lab))
}

/** By person, as the senders of the service would judge it, if they came to it now. */
export async function listSendings(lab: Services): Promise<Map<string, Sending>> {
  const db = databaseOf(lab)
  const waiting = await db
    .selectFrom('deliveries as d')
    .innerJoin('notifications as n', 'n.id', 'd.notificationId')
    .select(['d.id', 'd.userId', 'd.channel', 'n.type', 'n.actorId', 'n.subjectId'])
    .where('d.state', '=', 'PENDING')
    .execute()
  const sendings = new Map<string, Sending>()
  for (const [userId, rows] of Map.groupBy(waiting, (row) => row.userId)) {
    const { EMAIL: mails = [], PUSH: pushes = [] } = Object.groupBy(rows, ({ channel }) => channel)
    sendings.set(userId, { email: await due(mails, 'EMAIL'), push: await due(pushes, 'PUSH') })
  }
  return sendings

  async function due(rows: typeof waiting, channel: 'EMAIL' | 'PUSH') {
    if (rows.length === 0) return []
    const ids = rows.map(({ id }) => id)
    const { recipient, news } = await listDueNews(db, ids, channel)
    const sent = new Set(news.filter(({ dropReason }) => dropReason === null).map(({ deliveryId }) => deliveryId))
    return rows
      .filter(({ id }) => sent.has(id))
      .map(({ type, actorId, subjectId }) => ({
        ...{ type, actor: { id: actorId }, subject: { id: subjectId } },
        to: channel === 'EMAIL' ? recipient.email : null,
      }))
  }
}

/** What the model has in its place. */
export function expectedSending(world: World, userId: string): Sending {
  const { email } = world.people.get(userId)!
  const dueIn = (channel: Channel, to: string | null) =>
    notificationsDue(world, userId, channel).map(({ type, actorId, subject, isUnsure }) => {
      const news = { type, actor: { id: actorId }, subject: { id: subject.id }, to }
      return isUnsure ? new Maybe(news) : news
    })
  return { email: dueIn('email', email), push: dueIn('push', null) }
}
