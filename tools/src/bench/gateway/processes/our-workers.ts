import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'
import { serving } from './serve.ts'

/** Ours on several processes behind one port. */
const count = Number(process.argv[2])
cluster.setupPrimary({ exec: fileURLToPath(new URL('our-gateway.ts', import.meta.url)), args: ['inprocess'] })
let listening = 0
cluster.on('listening', (_, { port }) => {
  if (++listening === count) serving(`http://127.0.0.1:${port}/graphql`)
})
cluster.on('exit', () => process.exit(1))
for (let i = 0; i < count; i++) cluster.fork()
