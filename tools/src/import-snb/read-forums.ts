import { derivedId } from '../bulk/derived-id.ts'
import type { ConversationFact } from '../bulk/facts.ts'
import { type Reporter, readRows } from './csv.ts'
import type { DataSet } from './data-set.ts'
import type { Graph } from './graph.ts'
import { type ImportOptions, shifted } from './options.ts'
import { personOf } from './read-people.ts'

/** What a group conversation may hold. */
const mostParticipants = 250

export interface ReadForums {
  conversations: ConversationFact[]
  /** Memberships beyond the 250 that a group may have: the moderator and who joined first are in. */
  leftOut: number
}

export async function readForums(
  dataSet: DataSet,
  graph: Graph,
  options: ImportOptions,
  reporter: Reporter,
): Promise<ReadForums> {
  const members = await readMembers(dataSet, graph, reporter)
  const conversations: ConversationFact[] = []
  let leftOut = 0
  for (const file of dataSet.files.forum) {
    const rows = readRows(file, ['id', 'title', 'creationDate', 'moderator'], reporter, (row) => {
      const snbId = row.id('id')
      const created = row.time('creationDate')
      const createdById = personOf(graph, row.id('moderator'))
      const joined = (members.get(snbId) ?? []).sort((a, b) => a.at - b.at).map(({ id }) => id)
      const everybody = [...new Set([createdById, ...joined])]
      leftOut += Math.max(0, everybody.length - mostParticipants)
      const participantIds = everybody.slice(0, mostParticipants)
      return {
        ...{ id: derivedId(created, `snb:forum:${snbId}`), type: 'GROUP' as const },
        ...{ name: [...row.need('title')].slice(0, 100).join(''), description: null, createdById, participantIds },
        ...{ messages: [], readBy: participantIds, at: shifted(created, options) },
      }
    })
    for await (const conversation of rows) conversations.push(conversation)
  }
  return { conversations, leftOut }
}

async function readMembers(dataSet: DataSet, graph: Graph, reporter: Reporter) {
  const members = new Map<string, { id: string; at: number }[]>()
  for (const file of dataSet.files.forum_hasMember_person) {
    const rows = readRows(file, ['Forum.id', 'Person.id', 'joinDate'], reporter, (row) => ({
      forum: row.id('Forum.id'),
      member: { id: personOf(graph, row.id('Person.id')), at: row.time('joinDate').getTime() },
    }))
    for await (const { forum, member } of rows) {
      const joined = members.get(forum)
      if (joined) joined.push(member)
      else members.set(forum, [member])
    }
  }
  return members
}
