// What a child might do once a file got hold of it; which of it, the file says.
import { execFileSync } from 'node:child_process'
import { linkSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Worker } from 'node:worker_threads'
import type { ProcessingTask } from '../../src/processing/outcome.ts'

const say = (message: unknown) => process.stdout.write(`${JSON.stringify(message)}\n`)
const ready = (path: string, byteSize: number) => ({
  ...{ verdict: 'READY', mimeType: 'image/png', width: 1, height: 1, durationMs: null, blurhash: null, renditions: [] },
  main: { path, mimeType: 'image/png', byteSize, sha256: '0'.repeat(64) },
})

const attempts: Record<string, (task: ProcessingTask) => unknown> = {
  'read a password file': () => readFileSync('/etc/passwd'),
  'list the root': () => readdirSync('/'),
  'read a setting': () => readFileSync(join(import.meta.dirname, '../../../../package.json')),
  'write beside': ({ folder }) => writeFileSync(`${folder}-beside`, ''),
  'write over the upload': ({ input }) => writeFileSync(input, ''),
  'start a process': () => execFileSync('/bin/true'),
  'start a thread': () => new Worker('', { eval: true }),
  'evaluate a text': () => new Function('return 1')(),
  'link out of the folder': ({ folder }) => symlinkSync('/etc/passwd', join(folder, 'passwd')),
  'link the upload into the folder': ({ input, folder }) => linkSync(input, join(folder, 'upload')),
}

const acts: Record<string, (task: ProcessingTask) => void> = {
  try(task) {
    const done = Object.keys(attempts).filter((name) => {
      try {
        attempts[name]!(task)
        return true
      } catch {
        return false
      }
    })
    say({
      verdict: 'REJECTED',
      reason: 'CORRUPT',
      why: JSON.stringify({ done, environment: Object.keys(process.env) }),
    })
    process.exit()
  },
  spin() {
    for (;;);
  },
  sleep() {},
  grow() {
    const kept: unknown[] = []
    for (;;) kept.push({ at: kept.length })
  },
  abort: () => process.abort(),
  leave: () => process.exit(),
  throw() {
    throw new Error('with a secret in its message')
  },
  'meet a full disk'() {
    say({ fault: 'ENOSPC' })
    process.exit()
  },
  babble() {
    const text = 'x'.repeat(1_000_000)
    for (let i = 0; i < 50; i++) process.stdout.write(text)
    process.stdout.end(() => process.exit())
  },
  'say two things'({ folder }) {
    writeFileSync(join(folder, 'main'), 'x')
    say(ready(join(folder, 'main'), 1))
    say({})
    process.exit()
  },
  'say more than asked'({ folder }) {
    writeFileSync(join(folder, 'main'), 'x')
    say({ ...ready(join(folder, 'main'), 1), isAdmin: true })
    process.exit()
  },
  'name a foreign file'() {
    say(ready('/etc/passwd', 1))
    process.exit()
  },
  'climb out of the folder'({ folder }) {
    say(ready(`${folder}/../${folder.split('/').at(-1)}/../upload`, 1))
    process.exit()
  },
  'name the upload'({ input }) {
    say(ready(input, readFileSync(input).length))
    process.exit()
  },
  'name a folder'({ folder }) {
    say(ready(join(folder, '.'), 1))
    process.exit()
  },
  'say another size'({ folder }) {
    writeFileSync(join(folder, 'main'), 'x')
    say(ready(join(folder, 'main'), 2))
    process.exit()
  },
}

createInterface({ input: process.stdin }).once('line', (line) => {
  const task: ProcessingTask = JSON.parse(line)
  acts[readFileSync(task.input, 'utf8')]!(task)
})
