import { AsyncLocalStorage } from 'node:async_hooks'

/** The event being handled: what a handler publishes was caused by the same person, in the same trace. */
export interface DeliveryScope {
  readonly actorId: string | null
  readonly traceparent: string | null
}

const scope = new AsyncLocalStorage<DeliveryScope>()

export const currentDelivery = (): DeliveryScope | undefined => scope.getStore()
export const inDelivery = <Result>(delivery: DeliveryScope, run: () => Promise<Result>): Promise<Result> =>
  scope.run(delivery, run)
