import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { freePort } from './support/free-port.ts'
import { type HttpSubgraph, startHttpSubgraph } from './support/http-subgraph.ts'
import { composeSpecs, type SubgraphSpecs, schemaOf } from './support/subgraphs.ts'

const cwd = new URL('..', import.meta.url)
const gate = Promise.withResolvers<string>()
const waiting = Promise.withResolvers<void>()
const specs: SubgraphSpecs = {
  a: {
    sdl: `type Query { me: User gated: String secret: String @authenticated token: String }
      type User @key(fields: "id") { id: ID! name: String }`,
    root: {
      me: { id: '1', name: 'Ada' },
      gated: () => {
        waiting.resolve()
        return gate.promise
      },
      token: (_: unknown, __: unknown, { authorization }: { authorization?: string }) => authorization ?? null,
    },
    entities: { User: [{ id: '1', name: 'Ada' }] },
  },
  b: { sdl: 'type User @key(fields: "id") { id: ID! age: Int }', entities: { User: [{ id: '1', age: 36 }] } },
}
/** The same with a field less: what the subgraphs answer is not what changes. */
const smaller: SubgraphSpecs = { ...specs, b: { sdl: 'type Nothing { id: ID }', entities: {} } }

let folder: string
let file: string
let subgraphs: Map<string, HttpSubgraph>
let gateway: ChildProcess
let url: string
let output = ''

function supergraphOf(of: SubgraphSpecs): string {
  let sdl = composeSpecs(of)
  for (const [name, { url }] of subgraphs) sdl = sdl.replace(`http://${name}.test/graphql`, url)
  return sdl
}

/** As an editor or a deployment does it: in one step. */
async function replaceFile(sdl: string): Promise<void> {
  await writeFile(`${file}.new`, sdl)
  await rename(`${file}.new`, file)
}

async function ask(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  return response.json() as Promise<{ data?: unknown; errors?: { message: string; extensions: { code: string } }[] }>
}

beforeAll(async () => {
  subgraphs = new Map()
  for (const [name, spec] of Object.entries(specs)) {
    const contextOf = (headers: { authorization?: string | undefined }) => ({ authorization: headers.authorization })
    subgraphs.set(name, await startHttpSubgraph(schemaOf(spec), { contextOf }))
  }
  folder = await mkdtemp(join(tmpdir(), 'supergraph-'))
  file = join(folder, 'supergraph.graphql')
  await writeFile(file, supergraphOf(specs))
  const port = await freePort()
  url = `http://127.0.0.1:${port}/graphql`
  gateway = spawn(process.execPath, ['src/standalone.ts'], {
    cwd,
    env: { ...process.env, SUPERGRAPH_FILE: file, PORT: String(port), NODE_ENV: 'production', INTROSPECTION: 'true' },
  })
  gateway.stdout?.on('data', (data) => (output += data))
  gateway.stderr?.on('data', (data) => (output += data))
  await vi.waitFor(() => fetch(new URL('/health/ready', url)), { timeout: 40_000, interval: 200 })
})

afterAll(async () => {
  gateway.kill()
  await once(gateway, 'exit')
  for (const subgraph of subgraphs.values()) await subgraph[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

test('a file that it cannot start on is named, with what is wrong', async () => {
  const nothing = join(folder, 'nothing.graphql')
  const broken = join(folder, 'broken.graphql')
  await writeFile(broken, 'type Query { this is no supergraph }')
  const noManifest = join(folder, 'manifest.json')
  await writeFile(noManifest, '{ "operations": [] }')
  const wrong: [Record<string, string>, string][] = [
    [{ SUPERGRAPH_FILE: nothing }, `SUPERGRAPH_FILE: ${nothing} can't be read (ENOENT)`],
    // From where the command was given.
    [{ SUPERGRAPH_FILE: 'broken.graphql', INIT_CWD: folder }, `SUPERGRAPH_FILE: ${broken} can't be used: Syntax Error`],
    [
      { SUPERGRAPH_FILE: file, OPERATIONS_MANIFEST: noManifest },
      `OPERATIONS_MANIFEST: ${noManifest} can't be used: it is no operation manifest`,
    ],
  ]
  for (const [settings, message] of wrong) {
    const started = spawn(process.execPath, ['src/standalone.ts'], {
      cwd,
      env: { ...process.env, PORT: '0', ...settings },
    })
    let said = ''
    started.stderr.on('data', (data) => (said += data))
    const [code] = await once(started, 'exit')
    expect([code, said]).toEqual([1, expect.stringMatching(/^gateway: .*\n/)])
    expect(said).toContain(message)
    expect(said).not.toContain('    at ')
  }
})

describe('the gateway on any supergraph file', () => {
  test('answers from subgraphs at the URLs in the file', async () => {
    expect(await ask('{ me { name age } }')).toEqual({ data: { me: { name: 'Ada', age: 36 } } })
  })

  test('passes the authorization on, and signs nobody in by it', async () => {
    const answer = await ask('{ token secret }', { authorization: 'Bearer of.some.token' })
    expect(answer).toMatchObject({
      data: { token: 'Bearer of.some.token', secret: null },
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    })
  })

  test('a bad file is refused and said so, a good one takes over, and what runs ends on the old one', {
    timeout: 40_000,
  }, async () => {
    await replaceFile('type Query { this is no supergraph }')
    await expect.poll(() => output).toContain('refused')
    expect(await ask('{ me { age } }')).toEqual({ data: { me: { age: 36 } } })

    const slow = ask('{ gated me { age } }')
    await waiting.promise
    await replaceFile(supergraphOf(smaller))
    await expect
      .poll(async () => (await ask('{ me { age } }')).errors?.[0]?.message, { timeout: 10_000 })
      .toContain('Cannot query field "age"')
    gate.resolve('through')
    expect(await slow).toEqual({ data: { gated: 'through', me: { age: 36 } } })
    expect(await ask('{ me { name } }')).toEqual({ data: { me: { name: 'Ada' } } })

    await replaceFile(supergraphOf(specs))
    await expect.poll(async () => (await ask('{ me { age } }')).data, { timeout: 10_000 }).toEqual({ me: { age: 36 } })
  })

  test.each(serverAudits({ url: () => url, fetchFn: fetch }))('GraphQL over HTTP: $name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' })
  })
})
