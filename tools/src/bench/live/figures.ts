import { percentile } from '../buffers.ts'
import type { Figure } from '../frame.ts'
import type { Outcome } from './measure.ts'

/** Those of the largest group with what the front end asks, of each run by its listeners and what they ask, and of all. */
export function figuresOf(outcomes: readonly Outcome[], others: number): Figure[] {
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0)
  const messages = sum(({ run }) => run.messages)
  const topology = `${messages.toLocaleString('en-GB')} messages in all runs`
  const headline = outcomes.at(-1)!
  return [
    ...figuresOfRun(headline, 'live', others),
    ...outcomes.flatMap((outcome) => figuresOfRun(outcome, prefixOf(outcome), others)),
    { name: 'live.lost', value: sum(({ lost }) => lost), unit: '', topology },
    { name: 'live.doubled', value: sum(({ doubled }) => doubled), unit: '', topology },
    { name: 'live.out_of_order', value: sum(({ outOfOrder }) => outOfOrder), unit: '', topology },
    { name: 'live.ended', value: sum(({ endings }) => endings.length), unit: 'streams', topology },
    { name: 'live.other_request.failed', value: sum(({ bystander }) => bystander.failed), unit: '', topology },
    { name: 'live.strays', value: sum(({ strays }) => strays), unit: '', topology: 'shown to people of no group' },
  ]
}

const prefixOf = ({ run: { listeners, operation } }: Outcome) =>
  `live.${listeners}.${operation.takesGroup ? 'page' : 'id'}`

function figuresOfRun(
  { run, taken, takenAtOnce, cpuPerDelivery, bystander }: Outcome,
  prefix: string,
  others: number,
): Figure[] {
  const { listeners, operation } = run
  const topology =
    `${operation.name}: ${listeners} of one group, half SSE, half WebSocket; ${others.toLocaleString('en-GB')} streams of ` +
    'others; pnpm start as 1 process and PostgreSQL, the clients in 2 more'
  const { node, postgres } = cpuPerDelivery
  const p99s = { before: percentile(bystander.before, 0.99), during: percentile(bystander.during, 0.99) }
  const figures: Omit<Figure, 'topology'>[] = [
    { name: `${prefix}.p50_ms`, value: percentile(taken, 0.5), unit: 'ms' },
    { name: `${prefix}.p99_ms`, value: percentile(taken, 0.99), unit: 'ms' },
    ...(takenAtOnce.length > 0
      ? [{ name: `${prefix}.four_at_once_p99_ms`, value: percentile(takenAtOnce, 0.99), unit: 'ms' }]
      : []),
    { name: `${prefix}.cpu_ms_per_delivery`, value: node + postgres, unit: 'ms' },
    { name: `${prefix}.cpu_ms_per_delivery.node`, value: node, unit: 'ms' },
    { name: `${prefix}.cpu_ms_per_delivery.postgresql`, value: postgres, unit: 'ms' },
    { name: `${prefix}.other_request.p99_ms`, value: p99s.during, unit: 'ms' },
    { name: `${prefix}.other_request.p99_ratio`, value: p99s.during / p99s.before, unit: '×' },
  ]
  return figures.map((figure) => ({ ...figure, topology }))
}
