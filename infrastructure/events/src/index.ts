export { createEventBus, type EventBus } from './bus/event-bus.ts'
export type { EventCounters, EventMetrics } from './bus/metrics.ts'
export { Semaphore } from './concurrency/semaphore.ts'
export { WakeSignal } from './concurrency/wake-signal.ts'
export { type EventsSettings, eventsConfig, eventsRules } from './config.ts'
export {
  type Consumer,
  defineConsumer,
  type EventHandler,
  type HandlerContext,
  onEvent,
  type ReceivedEvent,
  type ReceivedEventOf,
} from './consumer.ts'
export { InvalidEvent } from './envelope.ts'
export { type DeadLetter, listDeadLetters } from './inbox/dead-letters.ts'
export type { About, LiveFeed, LiveOptions, StreamOptions } from './live/feed.ts'
export { FellBehind, mostWaiting } from './live/hub.ts'
export { publish } from './publish.ts'
export { IncompleteHistory, type RebuildResult } from './rebuild.ts'
