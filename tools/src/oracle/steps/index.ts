import { attentionSteps } from './attention.ts'
import { bookmarkSteps } from './bookmarks.ts'
import { channelSteps } from './channels.ts'
import { conversationSteps } from './conversations.ts'
import { mediaSteps } from './media.ts'
import { messageSteps } from './messages.ts'
import { notificationSteps } from './notifications.ts'
import { peopleSteps } from './people.ts'
import { postSteps } from './posts.ts'
import { reactionSteps } from './reactions.ts'
import { reportSteps } from './reports.ts'
import type { MakeStep } from './step.ts'

const all = {
  ...peopleSteps,
  ...postSteps,
  ...reactionSteps,
  ...bookmarkSteps,
  ...attentionSteps,
  ...mediaSteps,
  ...conversationSteps,
  ...messageSteps,
  ...notificationSteps,
  ...channelSteps,
  ...reportSteps,
}

export type StepName = keyof typeof all

export const steps: Readonly<Record<StepName, MakeStep>> = all

export const stepNames = Object.keys(steps) as StepName[]
