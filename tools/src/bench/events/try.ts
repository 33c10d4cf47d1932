import { events } from '/work/main/tools/src/bench/events.ts'
import { renderTable } from '/work/main/tools/src/bench/frame.ts'

console.log(renderTable(await events.run({ say: console.log })))
