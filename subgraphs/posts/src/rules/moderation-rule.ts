import type { EventData, moderationDecided } from '@plaza/schema/events'

/** A rule of the network that something broke. */
export type ModerationRule = NonNullable<EventData<typeof moderationDecided>['rule']>
