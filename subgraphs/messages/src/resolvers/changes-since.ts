import { parsePage } from '@plaza/database'
import { stillSeen } from '@plaza/server'
import type { MessagesContext } from '../context.ts'
import type { ChangeRow, Place } from '../data/changes.ts'
import type { ConversationRow } from '../data/conversations.ts'
import type { ConversationChangesSinceArgs, ResolversParentTypes } from '../generated/resolvers.ts'
import { fromCursor, markOf, toCursor } from '../rules/cursors.ts'
import type { ConversationEvent } from './conversation-event.ts'
import { personOf } from './people.ts'

const mostEvents = 100

/** What the viewer has missed of a conversation since a cursor, one page of it. */
export async function changesSince(
  { id }: ConversationRow,
  args: ConversationChangesSinceArgs,
  ctx: MessagesContext,
): Promise<ResolversParentTypes['ConversationChanges']> {
  const since = fromCursor(args.cursor)
  const { first } = parsePage({ first: args.first ?? mostEvents }, [])
  const after = [since.sequence, since.change]
  const hidden = markOf(await ctx.loaders.hiddenOfConversation.load(id))
  const rows = await ctx.loaders.changesOfConversation.load(id, { first, after })
  const { now, firstChange } = stillSeen(rows[0] ?? null)
  // The numbers are ahead of the conversation where its database was set back to an earlier state.
  const isAhead = since.sequence > now.sequence || since.change > now.change
  if (since.hidden !== hidden || since.change < firstChange || isAhead)
    return { events: [], cursor: toCursor({ ...now, hidden }), hasMore: false, isTooOld: true }

  // What is shown must not be older than the list of what has changed.
  ctx.loaders.clearAll()
  const found = rows.filter(({ what }) => what !== null)
  const told = found.slice(0, first).map((row) => ({ row, place: placeBehind(row, since) }))
  const events = await Promise.all(told.map(({ row, place }) => readChange(row, toCursor({ ...place, hidden }), ctx)))
  const last = told.at(-1)?.place
  const hasMore = found.length > first
  return {
    events: events.filter((event) => event !== null),
    cursor: toCursor({ ...(hasMore && last ? last : now), hidden }),
    hasMore,
    isTooOld: false,
  }
}

/** New messages come first, so that at the first change all of them have been told. */
const placeBehind = ({ what, number, now }: ChangeRow, since: Place): Place =>
  what === 'MESSAGE_ADDED' ? { sequence: number, change: since.change } : { sequence: now.sequence, change: number }

/** As the viewer sees it by now; null for what is out of their sight. */
async function readChange(
  { what, id }: ChangeRow,
  cursor: string,
  ctx: MessagesContext,
): Promise<ConversationEvent | null> {
  switch (what) {
    case 'READ': {
      const participant = await ctx.loaders.participantById.load(id)
      const isSeen = participant && (await personOf(participant.userId, ctx))
      return isSeen && { __typename: 'ConversationRead', participant, cursor }
    }
    case 'GROUP_CHANGED': {
      const conversation = await ctx.loaders.conversationById.load(id)
      return conversation && { __typename: 'ConversationChanged', conversation, cursor }
    }
    default: {
      const message = await ctx.loaders.messageById.load(id)
      const __typename = what === 'MESSAGE_ADDED' ? 'MessageAdded' : 'MessageChanged'
      return message && { __typename, message, cursor }
    }
  }
}
