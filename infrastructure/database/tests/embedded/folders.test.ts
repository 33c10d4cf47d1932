import { execFile } from 'node:child_process'
import { chmod, chown, cp, mkdir, readlink, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { explainFailure } from '../../src/embedded/errors.ts'
import { canReach, serverUser } from '../../src/embedded/os-user.ts'
import { findInstallation } from '../../src/embedded/platform.ts'
import { reachableHome, reachableInstallation } from '../../src/embedded/reachable-folders.ts'
import { query, start, startInProcess, temporaryFolder } from './lab.ts'

vi.setConfig({ testTimeout: 60_000 })

const run = promisify(execFile)
const user = serverUser()
/** `daemon`, who is everywhere. */
const somebody = { uid: 1, gid: 1 }
const canBeSomebody = user !== null && (await canReach(somebody, fileURLToPath(new URL('.', import.meta.url))))

test.runIf(canBeSomebody)('another user than root starts it as themselves', async () => {
  await using folder = await temporaryFolder()
  await chown(folder.path, somebody.uid, somebody.gid)
  await using owner = await startInProcess(folder.dataDir, somebody)
  expect(owner.answer).toEqual({ url: expect.any(String) })
  expect(await query(owner.answer.url!, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await stat(join(folder.dataDir, 'cluster'))).uid).toBe(somebody.uid)
})

test.runIf(canBeSomebody)('a folder that may not be written is named', async () => {
  await using folder = await temporaryFolder()
  await using owner = await startInProcess(folder.dataDir, somebody)
  expect(owner.answer).toMatchObject({
    code: 'DATA_UNREADABLE',
    message: expect.stringContaining(`${folder.dataDir} can't be read and written by this user`),
  })
})

test.runIf(user !== null)(
  'for root in a closed folder the data lies elsewhere, as long as the folder has it',
  async () => {
    await using folder = await temporaryFolder()
    await using shared = await temporaryFolder()
    await chmod(folder.path, 0o700)
    const home = await reachableHome(folder.dataDir, user, shared.path)
    expect(await readlink(join(folder.dataDir, 'elsewhere'))).toBe(home)
    expect(await canReach(user, home)).toBe(true)
    await mkdir(join(home, 'cluster'))
    expect(await reachableHome(folder.dataDir, user, shared.path)).toBe(home)
    expect((await stat(join(home, 'cluster'))).isDirectory()).toBe(true)
    await rm(folder.dataDir, { recursive: true })
    await reachableHome(folder.dataDir, user, shared.path)
    await expect(stat(join(home, 'cluster'))).rejects.toThrow('ENOENT')
  },
)

test.runIf(user !== null)('for root in a closed folder the programs are copied to an open one, once', async () => {
  await using folder = await temporaryFolder()
  await using shared = await temporaryFolder()
  const { root, version } = await findInstallation()
  const closed = { root: join(folder.path, 'native'), version }
  await cp(root, closed.root, { recursive: true, verbatimSymlinks: true })
  await chmod(folder.path, 0o700)
  const [copy, same] = await Promise.all([
    reachableInstallation(closed, user, shared.path),
    reachableInstallation(closed, user, shared.path),
  ])
  expect(same).toBe(copy)
  const { stdout } = await run(join(copy, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' })
  expect(stdout).toContain('PostgreSQL) 18')
})

const mounted = user !== null && process.platform === 'linux'
test.runIf(mounted)('a full disk is named', async (context) => {
  await using folder = await temporaryFolder()
  await mkdir(folder.dataDir)
  // Not every container lets root mount.
  const canMount = await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder.dataDir]).then(
    () => true,
    () => false,
  )
  if (!canMount) context.skip('no right to mount')
  try {
    await expect(start(folder.dataDir)).rejects.toMatchObject({
      code: 'DISK_FULL',
      message: expect.stringContaining(`The disk with ${folder.dataDir} is full`),
    })
  } finally {
    await run('umount', [folder.dataDir])
  }
})

test.for([
  ['win32-x64', 'WSL'],
  ['freebsd-x64', 'There is no embedded PostgreSQL for freebsd-x64'],
])('%s is told what to do instead', async ([platform, hint]) => {
  const finding = findInstallation({ platform: platform!, isMusl: false })
  await expect(finding).rejects.toMatchObject({
    code: 'UNSUPPORTED_PLATFORM',
    message: expect.stringMatching(new RegExp(`${hint}.*DATABASE_URL`)),
  })
})

test('a Linux with musl is told what to do instead', async () => {
  await expect(findInstallation({ platform: 'linux-x64', isMusl: true })).rejects.toThrow('needs glibc')
})

test.for([
  ['initdb: error: could not write file: No space left on device', 'DISK_FULL'],
  [
    'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.',
    'DISK_FULL',
  ],
  ['FATAL:  could not write lock file "postmaster.pid": Permission denied', 'DATA_UNREADABLE'],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'PORT_TAKEN'],
  ['FATAL:  database files are incompatible with server', 'DATA_OF_ANOTHER_VERSION'],
  ['FATAL:  lock file "postmaster.pid" already exists', 'ALREADY_RUNNING'],
  ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'BACK_ENDS_LEFT'],
  ['initdb: could not look up effective user ID 12345: user does not exist', 'USER_WITHOUT_NAME'],
  ['something new', 'START_FAILED'],
])('“%s” is understood as %s', ([output, code]) => {
  expect(explainFailure(output!, { dataDir: '/data', port: 1 })).toMatchObject({ code })
})
