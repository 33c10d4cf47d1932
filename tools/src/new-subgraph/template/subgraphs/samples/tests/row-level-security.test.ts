import { newId } from '@plaza/database'
import { expect, test } from 'vitest'
import type { Trx } from '../src/data/db.ts'
import { startSamples } from './testkit.ts'

test("a request writes nothing in another's name, and changes nothing that is written", async () => {
  await using samples = await startSamples()
  const [ada, grace] = [await samples.person(), await samples.person()]
  await samples.create(ada, { isPublic: true })
  const forged = { id: newId(), authorId: ada.id, content: 'forged', isPublic: true }
  const attempts: Record<string, (trx: Trx) => Promise<unknown>> = {
    'in her name': (trx) => trx.insertInto('samples').values(forged).execute(),
    'over her words': (trx) => trx.updateTable('samples').set({ content: 'forged' }).execute(),
    'without her': (trx) => trx.deleteFrom('samples').execute(),
    'about her account': (trx) => trx.updateTable('people').set({ status: 'DELETED' }).execute(),
  }
  for (const [what, attempt] of Object.entries(attempts)) {
    await using asGrace = samples.database.forViewer({ id: grace.id })
    await expect(asGrace.db.transaction().execute(attempt), what).rejects.toMatchObject({ code: '42501' })
  }
})
