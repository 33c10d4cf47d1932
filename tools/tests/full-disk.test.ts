import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { post } from '../src/testing/test-plaza.ts'
import { type StartedPlaza, startCommand } from './start-lab.ts'

const patience = { timeout: 90_000, interval: 200 }
const disk = await mountDisk()
let plaza: StartedPlaza | undefined
afterAll(async () => {
  await plaza?.stop()
  if (disk === null) return
  execFileSync('umount', ['-l', disk])
  await rm(disk, { recursive: true })
})

test.skipIf(disk === null)(
  'Plaza outlives a full disk and a PostgreSQL killed on it: it answers, says why, and comes back',
  {
    timeout: 300_000,
  },
  async () => {
    const dataDir = join(disk!, 'data')
    const started = await startCommand({ SEED: 'false', DATA_DIR: dataDir })
    plaza = started
    const health = async () => (await fetch(`${started.url}/health/ready`)).json() as Promise<Record<string, unknown>>
    let people = 0
    const signUp = () => {
      people += 1
      return post(
        `${started.url}/graphql`,
        null,
        `mutation { signUp(input: { username: "person${people}", email: "person${people}@example.com",
         password: "a long enough one", firstName: "Mary" }) { account { id } errors { message } } }`,
      )
    }
    expect((await signUp()).data.signUp.errors).toEqual([])

    await fill(join(disk!, 'filling'))
    await vi.waitFor(async () => {
      const { errors } = await signUp()
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'SUBGRAPH_UNAVAILABLE',
        retryAfterSeconds: expect.any(Number),
      })
    }, patience)
    expect(await health()).toMatchObject({
      problems: { disk: expect.stringMatching(/^The disk with the data is full/) },
    })
    await vi.waitFor(() => expect(started.output()).toMatch(/the disk with \S+ is full/), patience)

    const lock = await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')
    process.kill(Number.parseInt(lock, 10), 'SIGKILL')
    await vi.waitFor(() => expect(started.output()).toContain('ended unexpectedly; it is started again'), patience)
    expect((await fetch(`${started.url}/health/live`)).status).toBe(200)
    expect((await post(`${started.url}/graphql`, null, '{ __typename }')).data).toEqual({ __typename: 'Query' })

    await rm(join(disk!, 'filling'))
    await vi.waitFor(async () => expect((await signUp()).data?.signUp?.errors).toEqual([]), patience)
    await vi.waitFor(async () => expect(await health()).toMatchObject({ status: 'ok' }), patience)
    const log = () => readFile(join(dataDir, 'log', 'plaza.log'), 'utf8')
    await vi.waitFor(async () => expect(await log()).toContain('the disk has room again'), patience)
    expect(await started.stop()).toBe(0)
  },
)

/** Writes until there is no room for another byte. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (let size = 1024 * 1024; size > 0; size = Math.floor(size / 16)) {
      const chunk = Buffer.alloc(size)
      while (
        await file.write(chunk).then(
          ({ bytesWritten }) => bytesWritten === size,
          () => false,
        )
      ) {}
    }
  } finally {
    await file.close()
  }
}

/** A file system of 260 MB, which only root may mount; null elsewhere, and says so. */
async function mountDisk(): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'plaza-full-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=260m,mode=755', 'none', folder], { stdio: 'pipe' })
  } catch (error) {
    process.stderr.write(`The test on a full disk is skipped: this user can't mount one (${String(error).trim()}).\n`)
    await rm(folder, { recursive: true })
    return null
  }
  // The server's user must get in when root runs the tests.
  await chmod(folder, 0o755)
  return folder
}
