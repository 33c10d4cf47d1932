import { mkdir, rm, writeFile } from 'node:fs/promises'
import { runCommand } from '../command.ts'
import { repositoryPath } from '../repository.ts'
import { designs } from './designs.ts'
import { type Drawing, renderDesign } from './render.ts'

const help = `Draws the pictures of the seeded town into subgraphs/media/pictures.

  pnpm draw   all of them, and index.json, which says what they are

They are committed, so this is needed after a change of tools/src/draw alone. Rows of earlier seeds name the design and its
size: what has been published is not drawn anew, a better drawing gets a name of its own.
`

await runCommand({ help }, async () => {
  const folder = `${repositoryPath}subgraphs/media/pictures/`
  const index: Record<string, Drawing[]> = {}
  for (const [kind, all] of Object.entries(designs)) {
    index[kind] = []
    for (const design of all) {
      const { drawing, files } = await renderDesign(design)
      const own = `${folder}${design.name}/`
      await rm(own, { recursive: true, force: true })
      await mkdir(own, { recursive: true })
      for (const [n, { width, height }] of drawing.renditions.entries()) {
        await writeFile(`${own}${Math.max(width, height)}.webp`, files[n]!)
      }
      index[kind].push(drawing)
      process.stdout.write(`${design.name}\n`)
    }
  }
  await writeFile(`${folder}index.json`, `${JSON.stringify(index, null, 2)}\n`)
})
