import { expect, test } from 'vitest'
import { createLogger } from '../src/logger.ts'
import { serveMetrics } from '../src/metrics/listener.ts'
import { createMetrics, renderTogether } from '../src/metrics/metrics.ts'

const log = createLogger({ level: 'silent' })

test('a process tells of its memory and its event loop, and of nothing without a port', async () => {
  const listener = await serveMetrics(createMetrics(), { env: { METRICS_PORT: '0' }, log })
  const text = await (await fetch(listener!.url)).text()
  await listener!.stop()
  expect(text).toContain('process_resident_memory_bytes ')
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds ')
  expect(await serveMetrics(createMetrics(), { env: {}, log })).toBeNull()
  expect(await serveMetrics(createMetrics(), { env: { METRICS_PORT: '' }, log })).toBeNull()
})

test('a port for the metrics that is taken is told by the setting that chooses another', async () => {
  const first = await serveMetrics(createMetrics(), { env: { METRICS_PORT: '0' }, log })
  const { port } = new URL(first!.url)
  const second = serveMetrics(createMetrics(), { env: { METRICS_PORT: port }, log })
  await expect(second).rejects.toThrow(
    `Port ${port} is taken. Stop what listens there, or set METRICS_PORT to another one.`,
  )
  await first!.stop()
})

test('of several workers what each has done is added up, and what all of them see is not', async () => {
  const snapshots = await Promise.all(
    [3, 4].map((count) => {
      const metrics = createMetrics()
      metrics.counter({ name: 'plaza_done_total', help: 'done', labels: ['service'] }).inc({ service: 'posts' }, count)
      metrics.gauge({ name: 'plaza_waiting', help: 'waiting', acrossWorkers: 'max' }).set(7)
      return metrics.snapshot()
    }),
  )
  const text = await renderTogether(snapshots)
  expect(text).toContain('plaza_done_total{service="posts"} 7')
  expect(text).toContain('plaza_waiting 7')
})

test('asking for a metric twice gives the same, and one collector that fails does not silence the others', async () => {
  const metrics = createMetrics()
  const definition = { name: 'plaza_answers_total', help: 'answers', labels: ['service'] } as const
  expect(metrics.counter(definition)).toBe(metrics.counter(definition))
  metrics.beforeScrape(() => {
    throw new Error('not in the mood')
  })
  const stop = metrics.beforeScrape(() => metrics.counter(definition).inc({ service: 'posts' }))
  expect(await metrics.render()).toContain('plaza_answers_total{service="posts"} 1')
  stop()
  expect(await metrics.render()).toContain('plaza_answers_total{service="posts"} 1')
})
