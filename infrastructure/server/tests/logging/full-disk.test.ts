import { execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test, vi } from 'vitest'

const script = fileURLToPath(new URL('./log-process.ts', import.meta.url))
const isLinux = process.platform === 'linux'

const patience = { timeout: 20_000 }
vi.setConfig({ testTimeout: 60_000 })

function start(stdout: 'pipe' | number, ...words: string[]) {
  const stdio: SpawnOptions['stdio'] = ['ignore', stdout, 'inherit', 'ipc']
  const child = spawn(process.execPath, [script, ...words], { stdio })
  return {
    child,
    /** Has it log as many lines; gives what health says of the log, which comes only while the event loop turns. */
    async log(lines: number): Promise<string> {
      const answer = once(child, 'message')
      child.send(lines)
      return (await answer)[0]
    },
    /** Its exit code, after it was told to end. */
    async end(): Promise<number | null> {
      const ended = once(child, 'exit')
      child.disconnect()
      return (await ended)[0]
    },
  }
}

test.runIf(isLinux)(
  'standard output on a full disk: the process answers, says so, and ends when it is told',
  async () => {
    const logging = start(openSync('/dev/full', 'w'))
    await logging.log(10)
    await vi.waitFor(async () => {
      expect(await logging.log(0)).toMatch(/^The log can't be written: its disk is full\. 0 lines/)
    }, patience)
    const health = await logging.log(30_000)
    expect(Number(/(\d+) lines are lost/.exec(health)?.[1])).toBeGreaterThan(10_000)
    expect(await logging.end()).toBe(0)
  },
)

test('a reader that has gone: the process lives on, and says so', async () => {
  const logging = start('pipe')
  logging.child.stdout!.destroy()
  await vi.waitFor(async () => {
    expect(await logging.log(100)).toMatch(/^The log can't be written: its reader has gone\./)
  }, patience)
  expect(await logging.end()).toBe(0)
})

test('a reader that is too slow keeps nobody waiting; what it missed is said when it reads on', async () => {
  const logging = start('pipe')
  const health = await logging.log(30_000)
  expect(health).toMatch(/^The log can't be written: its reader is too slow\. \d+ lines are lost/)
  let text = ''
  logging.child.stdout!.setEncoding('utf8').on('data', (chunk) => {
    text += chunk
  })
  await vi.waitFor(() => expect(text).toContain('it goes on here'), patience)
  const lines = text.trimEnd().split('\n')
  const { lost, code } = JSON.parse(lines.at(-1)!)
  expect([lost + lines.length - 1, code]).toEqual([30_000, 'EAGAIN'])
  expect(await logging.log(0)).toBe('ok')
  expect(await logging.end()).toBe(0)
})

const disk = await mountSmallDisk()
afterAll(async () => {
  if (disk === null) return
  execFileSync('umount', ['-l', disk])
  await rm(disk, { recursive: true })
})

test.skipIf(disk === null)(
  'a log file on a full disk goes on when there is room again, and says what it missed',
  async () => {
    const logging = start('pipe', join(disk!, 'plaza.log'))
    await writeFile(join(disk!, 'filling'), Buffer.alloc(2 * 1024 * 1024 - 50_000)).catch(() => {})
    const health = await logging.log(20_000)
    expect(health).toBe('ok')
    await vi.waitFor(async () => {
      expect(await logging.log(0)).toMatch(/^The log can't be written: its disk is full\. \d+ lines/)
    }, patience)
    await logging.log(20_000)
    execFileSync('mount', ['-o', 'remount,size=64m', disk!])
    const read = () => readFile(join(disk!, 'plaza.log'), 'utf8')
    await vi.waitFor(async () => expect(await read()).toContain('it goes on here'), patience)
    expect(await logging.end()).toBe(0)
    const lines = (await read()).trimEnd().split('\n')
    const whole = lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line))
    // One line was written in part when the disk was full, and is there a second time.
    expect(lines.length - whole.length).toBeLessThanOrEqual(1)
    expect(whole.at(-1).lost + whole.length - 1).toBe(40_000)
  },
)

/** A file system of 2 MB, which only root may mount; null elsewhere, and says so. */
async function mountSmallDisk(): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'plaza-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'none', folder], { stdio: 'pipe' })
  } catch (error) {
    process.stderr.write(`Tests on a full disk are skipped: this user can't mount one (${String(error).trim()}).\n`)
    await rm(folder, { recursive: true })
    return null
  }
  return folder
}
