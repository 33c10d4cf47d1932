export { createOperationRunner, type OperationRunnerOptions } from './run-operation.ts'
export { createSseHandler, type SseOptions } from './sse.ts'
export {
  type Admission,
  type PrepareOperation,
  type SubscriptionLimits,
  Subscriptions,
  schemaChanged,
  shuttingDown,
} from './subscriptions.ts'
export { type MountedWebSocket, mountWebSocket, type WebSocketOptions } from './websocket.ts'
