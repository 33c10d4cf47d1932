import { AsyncLocalStorage } from 'node:async_hooks'

/** Actor and trace of the event being handled: events that its handler publishes have the same. */
export interface DeliveryScope {
  readonly actorId: string | null
  readonly traceparent: string | null
}

const scope = new AsyncLocalStorage<DeliveryScope>()

/** Actor and trace of the event being handled in this async context; undefined outside of a handler. */
export const currentDelivery = (): DeliveryScope | undefined => scope.getStore()
/** Runs a handler with the actor and trace of its event. */
export const inDelivery = <Result>(delivery: DeliveryScope, run: () => Promise<Result>): Promise<Result> =>
  scope.run(delivery, run)
