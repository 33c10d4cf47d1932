import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'
import { type Serving, serving } from './serve.ts'

/** As `WORKERS=n pnpm start`: all of Plaza in each of n processes behind one port. */
const count = Number(process.argv[2])
cluster.setupPrimary({ exec: fileURLToPath(new URL('real-plaza.ts', import.meta.url)) })
let served = 0
cluster.on('message', (_, { url }: Partial<Serving>) => {
  if (url && ++served === count) serving(url)
})
cluster.on('exit', () => process.exit(1))
for (let i = 0; i < count; i++) cluster.fork()
