import { hashPassword } from '@plaza/auth/seed'
import { newIdAt } from '@plaza/database'
import { seedConversations, seedParticipants } from '@plaza/messages/seed'
import type { Logger } from '@plaza/server'
import { connectServices } from '../../bulk/databases.ts'
import { createLoad } from '../../bulk/load.ts'
import { analyzeAll, loadNetwork } from '../../bulk/load-network.ts'
import { targetsAt } from '../../databases.ts'
import { openEmbeddedDatabases } from '../../embedded/databases.ts'
import { readEmbeddedSettings } from '../../embedded/settings.ts'
import { createCrowd } from '../../seed/crowd/crowd.ts'
import { demoPassword } from '../../seed/index.ts'

/** A group, with everybody in it by their user names. */
export interface Group {
  readonly id: string
  readonly size: number
  readonly members: readonly string[]
}

export interface Town {
  readonly groups: readonly Group[]
  /** People who are in none of the groups, by their user names. */
  readonly others: readonly string[]
}

/**
 * Fills the data folder with people and groups of them. A group has one person more than listen to it, as nobody is a group
 * alone, but never more than it may have.
 */
export async function fillTown(
  dataDir: string,
  { sizes, others, log }: { sizes: readonly number[]; others: number; log: Logger },
): Promise<Town> {
  const offset = String(1_000 + Math.floor(Math.random() * 16_000))
  await using databases = await openEmbeddedDatabases(
    { ...readEmbeddedSettings({ PORT_OFFSET: offset }), dataDir },
    { log, mayBorrow: false },
  )
  await using connected = connectServices(targetsAt(databases.urls), log)
  const people = Math.max(...sizes) + 1 + others
  const passwordHash = await hashPassword(demoPassword)
  const crowd = createCrowd({ people, posts: people * 2, friends: 20, now: new Date(), passwordHash })
  await loadNetwork(createLoad(connected.databases, { mayBeThere: false }), crowd, () => {})

  const facts = await Array.fromAsync(crowd.people())
  const at = new Date(Date.now() - 3_600_000)
  const { messages } = connected.databases
  const groups: Group[] = []
  for (const size of sizes) {
    const members = facts.slice(0, Math.max(size, 2))
    const [founder] = members
    const id = newIdAt(at)
    const group = { id, type: 'GROUP' as const, name: `The ${size}`, description: null, pair: null }
    await seedConversations(messages, [{ ...group, createdBy: founder!.id, createdAt: at }])
    await seedParticipants(
      messages,
      members.map((member) => ({
        ...{ conversationId: id, userId: member.id, joinedAt: at, readUntil: null },
        role: member === founder ? 'ADMIN' : 'MEMBER',
      })),
    )
    groups.push({ id, size, members: members.map(({ username }) => username) })
  }
  await analyzeAll(connected.databases)
  return { groups, others: facts.slice(-others).map(({ username }) => username) }
}
