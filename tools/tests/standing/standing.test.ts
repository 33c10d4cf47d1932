import { readFile } from 'node:fs/promises'
import { buildSchema } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { repositoryPath } from '../../src/repository.ts'
import { alone, cases } from './cases.ts'
import { documentOf, type Scene, setScene, startTown, type Town } from './scene.ts'
import { states } from './states.ts'

let mutations: string[]

beforeAll(async () => {
  const api = buildSchema(await readFile(`${repositoryPath}/schema/api.graphql`, 'utf8'))
  mutations = Object.keys(api.getMutationType()!.getFields())
})

test('every mutation of the contract is placed: by what it does with others, or as one of the viewer alone', () => {
  expect([...Object.keys(cases), ...alone].sort()).toEqual([...mutations].sort())
})

test('each mutation answers in each standing what the committed table says', { timeout: 180_000 }, async () => {
  await using town = await startTown()
  const scenes = await Promise.all(Object.keys(states).map((_, n) => setScene(town, `${n}`)))
  for (const [n, come] of Object.values(states).entries()) await come(town, scenes[n]!)
  await town.plaza.plaza.bus.settled()
  const columns = await Promise.all(scenes.map((scene) => answersIn(town, scene)))
  await expect(render(columns)).toMatchFileSnapshot(`${repositoryPath}/docs/reference/mutations-and-standing.md`)
})

const keyOf = (mutation: string, about: string) => `${mutation}: ${about}`

/** What the viewer is answered in one scene, by what the viewer does. */
async function answersIn({ plaza }: Town, scene: Scene): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const [mutation, ways] of Object.entries(cases)) {
    for (const [about, input] of ways) {
      const { data, errors } = await plaza.ask(scene.viewer.token, documentOf(mutation, ''), { input: input(scene) })
      const codes = (errors?.map(({ extensions }) => extensions) ?? data[mutation].errors).map(
        ({ code }: { code: string }) => code,
      )
      answers.set(keyOf(mutation, about), codes.join(' ') || 'OK')
    }
  }
  return answers
}

function render(columns: readonly Map<string, string>[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const names = Object.keys(states)
  const rows = mutations.flatMap((mutation) => {
    const ways = cases[mutation]
    if (!ways) return [row([`\`${mutation}\``, '', ...names.map(() => '—')])]
    return ways.map(([about]) =>
      row([`\`${mutation}\``, about, ...columns.map((answers) => answers.get(keyOf(mutation, about))!)]),
    )
  })
  return `<!-- Written by \`pnpm exec vitest run tools/tests/standing -u\`. Don't edit. -->

# Mutations and standing

What each mutation of the contract answers the viewer, by what stands between the viewer and the other person. "—": nobody else
plays a part. A code stands in the payload's \`errors\`. The viewer and the other are friends at first, share two groups, have
talked, posted, commented and reacted; "removed, lost sight" means that the other has removed the viewer from the other's group
and made the own posts private. In a direct conversation that is closed, \`setTyping\` and \`markConversationRead\` answer OK and
reach nobody. The reasons are in [decision 0021](../decisions/0021-what-a-block-leaves.md).

${row(['mutation', 'what', ...names])}
${row(['---', '---', ...names.map(() => '---')])}
${rows.join('\n')}
`
}
