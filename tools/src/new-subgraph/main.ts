import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { CommandError, runCommand } from '../command.ts'
import { inRepository } from '../repository.ts'
import { runProgram } from '../run-program.ts'
import { enterSubgraph } from './entries.ts'
import { chooseNames } from './names.ts'
import { type Files, renderTemplate } from './render.ts'

const help = `Makes a subgraph of the one shape: a table under row-level security, an entity, a mutation, an event, tests.

  pnpm new:subgraph NAME    one word in the plural, such as recipes

  --entity Entity   what one of them is called (the singular of NAME: Recipe)
  --port N          where it listens (100 above the highest)

It changes nothing when a name or a port is taken, and overwrites no file. docs/guides/add-a-subgraph.md has the rest.
`

const options = { entity: { type: 'string' }, port: { type: 'string' } } as const

await runCommand({ help, options, takesWords: true }, async ({ entity, port }, [word, ...rest]) => {
  if (rest.length > 0) throw new CommandError(`Give one name, not ${rest.length + 1}.`)
  const subgraph = chooseNames(word, { ...(entity !== undefined && { entity }), ...(port !== undefined && { port }) })
  const made = await renderTemplate(subgraph)
  const present = [...made.keys()].filter((path) => existsSync(inRepository(path)))
  if (present.length > 0) throw new CommandError(`These files are there already:\n  ${present.join('\n  ')}`)
  const entered = await enterSubgraph(subgraph)

  const { name } = subgraph
  say(`${name} owns ${subgraph.entity} and listens at ${subgraph.port}.`)
  await write(made, 'wrote')
  await write(entered, 'entered it in')
  say('formatting, installing, generating …')
  await mustRun('biome', ['check', '--write', ...made.keys(), ...entered.keys()])
  // The pnpm that runs this script: it need not be on the path.
  await mustRun(process.env.npm_execpath ?? 'pnpm', ['install', '--prefer-offline', '--no-frozen-lockfile'])
  await mustRun('node', ['tools/plaza.mjs', 'codegen'])
  say(`Done. Next:

  pnpm check && pnpm exec vitest run subgraphs/${name}
  pnpm start                       # then ask { viewer { ${name} { nodes { id content } } } }
  pnpm events:rebuild ${name} people   # beside it, where there are people already

Make the contract your own: subgraphs/${name}/schema.graphql, then \`pnpm codegen\`. README.md and
docs/guides/distributed.md draw the subgraphs: put ${name} there. docs/guides/add-a-subgraph.md tells what each file is for.`)
})

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function write(files: Files, did: string): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(new URL('.', inRepository(path)), { recursive: true })
    await writeFile(inRepository(path), text)
    say(`  ${did} ${path}`)
  }
}

async function mustRun(program: string, args: string[]): Promise<void> {
  const problem = await runProgram(program, args)
  if (problem !== null) throw new CommandError(`${program} ${args[0]} failed; what is written stays:\n${problem}`)
}
