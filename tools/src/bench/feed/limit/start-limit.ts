import { deepStrictEqual } from 'node:assert'
import { type Child, startChild } from '../../gateway/child.ts'
import { askOnce, type LoadRequest } from '../../gateway/load-generator.ts'
import type { Server } from '../e2e/server.ts'
import { openLimitDatabase } from './database.ts'

/**
 * The least that the same answers can cost on this stack, over a copy of the same town.
 * @throws when it answers anybody otherwise than ours
 */
export async function startLimit(ours: Server, keep: (starting: Promise<Child>) => Promise<Child>): Promise<Server> {
  const { town, child, requests } = ours
  const url = await openLimitDatabase(town.adminUrl, town.urls)
  const limit = await keep(startChild(new URL('serve-limit.ts', import.meta.url), [], { LIMIT_URL: url }))
  const own: LoadRequest[] = []
  for (const request of requests) {
    const expected = (await askOnce(child.url, request)) as { data: { viewer: { id: string } } }
    const same = { body: '', headers: { viewer: expected.data.viewer.id } }
    deepStrictEqual(comparable(await askOnce(limit.url, same)), comparable(expected), 'the limit answers otherwise')
    own.push(same)
  }
  return { name: 'limit', child: limit, town, requests: own }
}

/**
 * Without what can't be the same: the signature of a link, when it ends (on the half hour), and the digest of the snapshot in
 * the cursor, which holds scores of the moment. The position in it stays.
 */
const comparable = (answer: unknown) =>
  JSON.parse(JSON.stringify(answer), (key, value) => {
    if (key === 'endCursor') return JSON.parse(Buffer.from(value, 'base64url').toString()).slice(1)
    if (key === 'urlExpiresAt') return typeof value
    return typeof value === 'string' ? value.replace(/&expires=\d+&signature=[\w-]{43}$/, '') : value
  })
