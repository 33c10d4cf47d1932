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
export type { LiveFeed, LiveOptions } from './live.ts'
export { publish } from './publish.ts'
