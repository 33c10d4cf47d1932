import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Io } from '../../../src/commands/io.ts'
import { runCommands } from '../../../src/commands/run.ts'

/** The command as it is called from another repository's checkout. */
export const bin = fileURLToPath(new URL('../../../bin.mjs', import.meta.url))

export interface Answer {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A text of each file; null removes it. */
export type Files = Readonly<Record<string, string | Buffer | null>>

/** A folder of its own that goes when it is disposed of. */
export class TestFolder implements Disposable {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'schema-check-')))

  write(files: Files): this {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.path, name)
      if (content === null) rmSync(path)
      else {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, content)
      }
    }
    return this
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8')
  }

  /** Calls `check` in the folder, in this process. */
  check(...args: readonly string[]): Promise<Answer> {
    return this.run(['check', ...args])
  }

  async run(
    args: readonly string[],
    options: Partial<Pick<Io, 'cwd' | 'env'>> & { isTTY?: boolean } = {},
  ): Promise<Answer> {
    const written = { stdout: '', stderr: '' }
    const output = (name: 'stdout' | 'stderr') => ({
      write(text: string) {
        written[name] += text
      },
      isTTY: options.isTTY ?? false,
    })
    const code = await runCommands(args, {
      cwd: join(this.path, options.cwd ?? '.'),
      env: { ...process.env, HOME: this.path, ...options.env },
      stdout: output('stdout'),
      stderr: output('stderr'),
    })
    return { code, ...written }
  }

  /** Calls the command as another repository's CI does. */
  async spawn(...args: readonly string[]): Promise<Answer> {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: this.path,
      env: { PATH: process.env.PATH, HOME: this.path },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [stdout, stderr, code] = await Promise.all([
      Array.fromAsync(child.stdout),
      Array.fromAsync(child.stderr),
      new Promise<number | null>((resolve) => child.once('close', resolve)),
    ])
    return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

/** A Git repository whose branch is `main`. */
export class TestRepository extends TestFolder {
  constructor(files: Files = {}) {
    super()
    this.git('init', '--quiet', '--initial-branch=main')
    this.git('config', 'core.autocrlf', 'false')
    if (Object.keys(files).length > 0) this.commit(files)
  }

  git(...args: readonly string[]): string {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@test.invalid', '-c', 'commit.gpgsign=false']
    return execFileSync('git', [...identity, ...args], { cwd: this.path, encoding: 'utf8', stdio: 'pipe' }).trim()
  }

  commit(files: Files): this {
    this.write(files)
    this.git('add', '--all')
    this.git('commit', '--quiet', '--allow-empty', '--message=change')
    return this
  }
}

/** A project of two subgraphs with one operation. */
export const project = {
  'schema-check.yml': "subgraphs: 'subgraphs/*.graphql'\noperations: 'web/*.graphql'\ncache: .cache\n",
  '.gitignore': '.cache\n',
  'subgraphs/users.graphql': `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

type Query {
  user(id: ID!): User
  users: [User!]!
}

type User @key(fields: "id") {
  id: ID!
  name: String
  nickname: String
}
`,
  'subgraphs/posts.graphql': `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

type Query {
  posts(first: Int = 10): [Post!]!
}

type Post @key(fields: "id") {
  id: ID!
  author: User
}

type User @key(fields: "id") {
  id: ID!
  posts: [Post!]!
}
`,
  'web/user.graphql': `query Profile($id: ID!) {
  user(id: $id) {
    ...Name
  }
}
`,
  'web/fragments.graphql': `fragment Name on User {
  id
  name
}
`,
} satisfies Files
