import type { Metrics } from '@plaza/server'

/** What the senders count. */
export const countersOf = (metrics: Metrics) => ({
  sent: metrics.counter({
    name: 'plaza_notifications_deliveries_total',
    help: 'What this process has sent by mail and push; outcome is SENT, RETRIED, FAILED, or DROPPED for what is not to be sent any more',
    labels: ['channel', 'outcome'],
  }),
})
