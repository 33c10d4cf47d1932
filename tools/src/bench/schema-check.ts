import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { repositoryPath } from '../repository.ts'
import type { Bench } from './frame.ts'
import { edit, largeProject, type Project, plazaWithAnEdit } from './schema-check/project.ts'

/** How often a warm check is measured; the figure is the median. */
const rounds = 5

/**
 * What a check costs on Plaza with nothing kept, with everything kept, and with all but a new edit kept, and on 100 subgraphs of
 * 50 types. Each run judges an edited contract against its base, since one that finds no change has little to do.
 */
export const schemaCheck: Bench = {
  name: 'schema-check',
  prefix: 'check',
  description: 'Seconds and memory of `pnpm schema:check`, on Plaza and on 100 subgraphs of 50 types',
  async run({ say }) {
    const folder = await makeTemporaryFolder('plaza-bench-check-')
    try {
      const plaza = await plazaWithAnEdit(join(folder, 'plaza'))
      say('Plaza, nothing kept')
      const cold = await check(plaza)
      say(`Plaza, ${rounds} times with everything kept`)
      const warm = await times(rounds, () => check(plaza))
      say(`Plaza, ${rounds} times after one more edit`)
      const edited = await times(rounds, async () => {
        await edit(join(plaza.head, 'subgraphs/posts/schema.graphql'))
        return check(plaza)
      })
      say('100 subgraphs of 50 types, nothing kept')
      const large = await check(await largeProject(join(folder, 'large'), { subgraphs: 100, types: 50 }))
      return [
        { name: 'check.warm_s', value: median(warm.map(({ seconds }) => seconds)), unit: 's' },
        { name: 'check.warm_cpu_s', value: median(warm.map(({ cpuSeconds }) => cpuSeconds)), unit: 's' },
        { name: 'check.edited_s', value: median(edited.map(({ seconds }) => seconds)), unit: 's' },
        { name: 'check.cold_s', value: cold.seconds, unit: 's' },
        { name: 'check.rss_mb', value: Math.max(...[cold, ...edited].map(({ megabytes }) => megabytes)), unit: 'MB' },
        { name: 'check.large_s', value: large.seconds, unit: 's' },
        { name: 'check.large_rss_mb', value: large.megabytes, unit: 'MB' },
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

interface Cost {
  seconds: number
  cpuSeconds: number
  /** The most that the process had at once. */
  megabytes: number
}

/** One run of the command, from its start to its end. @throws Error with what it printed, where it could not judge */
async function check({ head, base }: Project): Promise<Cost> {
  const usageFile = join(head, 'usage.json')
  const reporter = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(usageFile)}, JSON.stringify(process.resourceUsage())))`
  const hook = `data:text/javascript,import { createRequire } from 'node:module'; const require = createRequire('file:///'); ${encodeURIComponent(reporter)}`
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', hook, join(repositoryPath, 'schema/check/bin.mjs'), 'check', '--against', base],
    { cwd: head, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += text))
  const [code] = await once(child, 'close')
  const seconds = (performance.now() - begun) / 1000
  if (code === 2 || code === null) throw new Error(printed)
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(await readFile(usageFile, 'utf8'))
  return { seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }
}

async function times<Result>(count: number, run: () => Promise<Result>): Promise<Result[]> {
  const results = []
  for (let time = 0; time < count; time++) results.push(await run())
  return results
}

const median = (values: readonly number[]) => values.toSorted((one, other) => one - other)[values.length >> 1]!
