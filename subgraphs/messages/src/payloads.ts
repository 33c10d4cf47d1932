import type { UserError } from '@plaza/subgraph'
import type { ConversationRow } from './data/conversations.ts'
import type { MessageRow } from './data/messages.ts'
import type { ParticipantRow } from './data/participants.ts'

export interface ConversationPayload {
  conversation?: ConversationRow | null
  errors: UserError[]
}

export interface OwnConversationPayload extends ConversationPayload {
  viewer?: { id: string }
}

export interface ParticipantPayload {
  participant?: ParticipantRow
  errors: UserError[]
}

export interface MessagePayload {
  message?: MessageRow | null
  errors: UserError[]
}
