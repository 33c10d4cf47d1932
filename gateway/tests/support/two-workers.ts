import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'

/** Two standalone gateways behind one port, as `WORKERS=2` has them; says their process ids once both have started. */
cluster.setupPrimary({ exec: fileURLToPath(new URL('../../src/standalone.ts', import.meta.url)), silent: true })
const workers = [cluster.fork(), cluster.fork()]
const started = workers.map(
  (worker) =>
    new Promise<void>((resolve) => {
      worker.process.stdout?.on('data', (chunk) => {
        if (String(chunk).includes('gateway started')) resolve()
      })
    }),
)
void Promise.all(started).then(() => process.send?.(workers.map(({ process: { pid } }) => pid)))

for (const signal of ['SIGTERM', 'disconnect'] as const)
  process.on(signal, () => {
    for (const worker of workers) worker.process.kill('SIGTERM')
  })
let ended = 0
cluster.on('exit', () => {
  if (++ended === workers.length) process.exit(0)
})
