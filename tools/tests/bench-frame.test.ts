import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Figure, renderTable, runBench, writeReport } from '../src/bench/frame.ts'

const bench = (figures: Figure[]) => ({ name: 'tea', description: 'How fast tea is made', run: async () => figures })
const say = () => {}

test('a bench gives its figures to people as a table and to programs as a file', async () => {
  const report = await runBench(
    bench([
      { name: 'tea.cold_s', value: 12.3456, unit: 's', topology: 'one kettle' },
      { name: 'tea.per_s', value: 9_876.5, unit: '1/s' },
    ]),
    { say },
  )
  expect(renderTable(report.figures)).toBe('  tea.cold_s   12.3 s    one kettle\n  tea.per_s   9,877 1/s')
  const folder = await mkdtemp(join(tmpdir(), 'plaza-bench-'))
  try {
    await writeReport(join(folder, 'tea.json'), report)
    expect(JSON.parse(await readFile(join(folder, 'tea.json'), 'utf8'))).toEqual(report)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('figures that nobody could compare are refused', async () => {
  await expect(runBench(bench([{ name: 'tea.cold_s', value: Number.NaN, unit: 's' }]), { say })).rejects.toThrow('NaN')
  await expect(runBench(bench([{ name: 'coffee.s', value: 1, unit: 's' }]), { say })).rejects.toThrow('coffee.s')
})
