import { relative } from 'node:path'
import { runCommand } from '../command.ts'
import { ensureWebBuild } from './build.ts'

const help = `Builds the page that the gateway serves at /, unless a build of its sources is kept, and says where it is.

  pnpm web:build

Builds are kept in web/dist, three of them; \`pnpm start\` builds by itself what is not there yet. Elsewhere any server of
files can serve the folder, with index.html at each path without a dot (docs/guides/distributed.md).
`

await runCommand({ help }, async () => {
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  say(relative(process.cwd(), await ensureWebBuild({ onProgress: (step) => say(`  ${step}`) })))
})
