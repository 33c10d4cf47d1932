import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outageOf } from '@plaza/database'
import { afterAll, expect, test } from 'vitest'
import { createClamavScanner } from '../../src/scanning/clamav.ts'
import { quarters } from '../corpus/drawing.ts'
import { partsOf, upload } from '../processing/upload.ts'
import { startMedia } from '../testkit.ts'
import { eicar, startClamd } from './clamd.ts'

const folder = await mkdtemp(join(tmpdir(), 'plaza-scanning-'))
afterAll(() => rm(folder, { recursive: true }))
const never = new AbortController().signal

async function scan(port: number, bytes: Buffer) {
  const path = join(folder, 'upload')
  await writeFile(path, bytes)
  return createClamavScanner({ host: '127.0.0.1', port }).scan(path, never)
}

test('what is in a file is found by its name, wherever it stands, and nothing in others', async () => {
  await using clamd = await startClamd()
  expect(await scan(clamd.port, Buffer.concat([Buffer.alloc(300_000), eicar, Buffer.alloc(300_000)]))).toBe(
    'Eicar-Signature',
  )
  expect(await scan(clamd.port, Buffer.alloc(3_000_000, 'a'))).toBeNull()
})

test('a scanner that is away, refuses the size, or says what nobody understands has not scanned', async () => {
  const failure = async (port: number, bytes: Buffer) => {
    const error = await scan(port, bytes).catch((thrown: unknown) => thrown)
    return [outageOf(error), (error as Error).message]
  }
  const clamd = await startClamd({ streamMaxLength: 1_000 })
  expect(await failure(clamd.port, Buffer.alloc(2_000))).toEqual([
    'scanner',
    expect.stringContaining('StreamMaxLength'),
  ])
  expect(await failure(clamd.port, Buffer.alloc(20_000_000))).toEqual([
    'scanner',
    expect.stringContaining('StreamMaxLength'),
  ])
  await clamd[Symbol.asyncDispose]()
  expect(await failure(clamd.port, Buffer.alloc(10))).toEqual(['scanner', expect.stringContaining('did not scan')])
})

test('malware is rejected; while the scanner is away uploads wait, and none is let through', async () => {
  const clamd = await startClamd()
  const env = { CLAMAV_HOST: '127.0.0.1', CLAMAV_PORT: String(clamd.port) }
  await using media = await startMedia({}, { env, pollMs: 100 })
  const ada = await media.signIn()
  const stateOf = (id: string) =>
    media.database.system
      .selectFrom('mediaFiles')
      .select(['state', 'rejectionReason'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  const bad = await upload(partsOf(media), { ownerId: ada.id, bytes: eicar })
  const patience = { timeout: 20_000 }
  await expect.poll(() => stateOf(bad), patience).toEqual({ state: 'REJECTED', rejectionReason: 'MALWARE' })

  await clamd[Symbol.asyncDispose]()
  const good = await upload(partsOf(media), { ownerId: ada.id, bytes: await quarters().jpeg().toBuffer() })
  await expect.poll(() => media.instance.database.outages.causes, patience).toEqual(['scanner'])
  expect(await stateOf(good)).toMatchObject({ state: 'SCANNING' })

  await using back = await startClamd({ port: clamd.port })
  await expect.poll(() => stateOf(good), patience).toMatchObject({ state: 'READY' })
  expect(back.scans()).toBe(1)
})
