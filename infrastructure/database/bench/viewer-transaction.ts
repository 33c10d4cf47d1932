import { copyRows, type Database, newId } from '../src/index.ts'
import { createTestDatabase, startTestPostgres } from '../src/testing/index.ts'
import type { DB } from '../tests/lab.ts'

// What a viewer transaction costs over the owner's plain statements. Run: node bench/viewer-transaction.ts

const rounds = 12
const concurrency = 8
const owner = newId()

await using _server = await startTestPostgres()
await using database = await createTestDatabase<DB>({
  service: 'lab',
  migrations: new URL('../tests/migrations/', import.meta.url),
})
const ids = await fill(database, 100_000)
const anyId = (): string => ids[Math.floor(Math.random() * ids.length)] as string
const byId = (db: Database<DB>['system']) =>
  db.selectFrom('notes').select(['id', 'body']).where('id', '=', anyId()).execute()

const subjects: Record<string, () => Promise<unknown>> = {
  'owner, 1 read': () => byId(database.system),
  'viewer, 1 read': () => asViewer((db) => byId(db)),
  'viewer, 3 reads at once': () => asViewer((db) => Promise.all([byId(db), byId(db), byId(db)])),
  'viewer, 1 write': () =>
    asViewer((db) =>
      db.transaction().execute((trx) => trx.updateTable('notes').set({ size: 1 }).where('id', '=', anyId()).execute()),
    ),
}

// The best round of each: what else runs on the machine only ever adds.
const best = new Map<string, { perSecond: number; cpu: number }>()
for (let round = 0; round < rounds; round += 1) {
  for (const [name, subject] of Object.entries(subjects)) {
    const { perSecond, cpu } = await measure(subject, 1_000)
    const before = best.get(name) ?? { perSecond: 0, cpu: Number.POSITIVE_INFINITY }
    best.set(name, { perSecond: Math.max(perSecond, before.perSecond), cpu: Math.min(cpu, before.cpu) })
  }
}
console.table(
  Object.fromEntries([...best].map(([name, { perSecond, cpu }]) => [name, { '1/s': perSecond, 'µs of Node': cpu }])),
)

async function asViewer<Result>(use: (db: Database<DB>['system']) => Promise<Result>): Promise<Result> {
  await using viewer = database.forViewer({ id: owner })
  return await use(viewer.db)
}

async function measure(subject: () => Promise<unknown>, times: number): Promise<{ perSecond: number; cpu: number }> {
  const cpuBefore = process.cpuUsage()
  const started = performance.now()
  let left = times
  const worker = async (): Promise<void> => {
    while (left-- > 0) await subject()
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  const { user, system } = process.cpuUsage(cpuBefore)
  return {
    perSecond: Math.round((times / (performance.now() - started)) * 1_000),
    cpu: Math.round((user + system) / times),
  }
}

async function fill(target: Database<DB>, count: number): Promise<string[]> {
  const made = Array.from({ length: count }, newId)
  const rows = made.map((id, index) => [id, owner, `note ${index}`])
  await copyRows(target, 'notes', ['id', 'ownerId', 'body'], rows)
  return made
}
