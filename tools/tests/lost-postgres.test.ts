import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { post } from '../src/testing/test-plaza.ts'
import { type StartedPlaza, startCommand } from './start-lab.ts'

let dataDir: string
let plaza: StartedPlaza
beforeEach(async () => {
  dataDir = await makeTemporaryFolder('plaza-outage-')
})
afterEach(async () => {
  await plaza.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const patience = { timeout: 60_000, interval: 100 }
const signUp = (username: string) =>
  `mutation { signUp(input: { username: "${username}", email: "${username}@example.com", password: "a long enough one",
     firstName: "Mary" }) { account { id } tokens { accessToken } errors { message } } }`
const postmasterPid = async () =>
  Number.parseInt(await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'), 10)

test('Plaza outlives its PostgreSQL: writes work again, and what was published before arrives', {
  timeout: 180_000,
}, async () => {
  plaza = await startCommand({ SEED: 'false', DATA_DIR: dataDir })
  const url = `${plaza.url}/graphql`
  const token = await vi.waitFor(async () => {
    const { data } = await post(url, null, signUp('mary'))
    return data.signUp.tokens.accessToken as string
  }, patience)
  // Killed while events of the sign-up may still be on their way to the other services.
  const pid = await postmasterPid()
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(async () => {
    const { data } = await post(url, token, '{ viewer { profile { firstName } } }')
    expect(data?.viewer?.profile).toEqual({ firstName: 'Mary' })
  }, patience)
  const { data } = await vi.waitFor(async () => {
    const answer = await post(
      url,
      token,
      'mutation { createPost(input: { content: "still here" }) { post { id } errors { message } } }',
    )
    expect(answer.data?.createPost?.errors).toEqual([])
    return answer
  }, patience)
  await vi.waitFor(async () => {
    const feed = await post(url, token, '{ viewer { homeFeed(first: 5) { nodes { id } } } }')
    expect(feed.data?.viewer?.homeFeed?.nodes).toEqual([{ id: data.createPost.post.id }])
  }, patience)
  expect(await postmasterPid()).not.toBe(pid)
  expect((await fetch(`${plaza.url}/health/ready`)).status).toBe(200)
  expect(plaza.output()).toContain('the embedded PostgreSQL has ended unexpectedly; it is started again')
  expect(await plaza.stop()).toBe(0)
})

test('when the data are deleted under it, Plaza ends with the reason', { timeout: 180_000 }, async () => {
  plaza = await startCommand({ SEED: 'false', DATA_DIR: dataDir })
  await rename(join(dataDir, 'postgres', 'cluster'), join(dataDir, 'moved'))
  const [code] = await new Promise<[number | null]>((resolve) => plaza.child.once('exit', (code) => resolve([code])))
  expect(code).toBe(1)
  expect(plaza.output()).toContain('were deleted or moved while PostgreSQL used them')
  expect(plaza.output()).not.toContain('    at ')
})
