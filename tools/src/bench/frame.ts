import { writeFile } from 'node:fs/promises'

export interface Figure {
  /** Begins with the bench's name or prefix, e.g. `start.cold_s`; stays the same for ever, so that runs can be compared. */
  name: string
  value: number
  /** `s`, `ms`, `MB`, `1/s`, `×`, `%` … */
  unit: string
  /** What was measured, where one bench measures several arrangements: processes, and what runs in which. */
  topology?: string
}

export interface BenchOptions {
  /** Tells a person what is going on; not part of the result. */
  say(line: string): void
  /** For benches whose variants take turns: how often, and for how long each. */
  rounds?: number
  seconds?: number
}

export interface Bench {
  name: string
  /** What its figures begin with, where that is not the bench's name. */
  prefix?: string
  /** One line for the list. */
  description: string
  run(options: BenchOptions): Promise<Figure[]>
}

export interface BenchReport {
  name: string
  figures: Figure[]
}

/** Runs one bench and refuses figures that nobody could compare. */
export async function runBench(bench: Bench, options: BenchOptions): Promise<BenchReport> {
  const figures = await bench.run(options)
  for (const { name, value } of figures) {
    if (!name.startsWith(`${bench.prefix ?? bench.name}.`))
      throw new Error(`${bench.name} gives a figure named ${name}`)
    if (!Number.isFinite(value)) throw new Error(`${name} is ${value}`)
  }
  return { name: bench.name, figures }
}

export async function writeReport(file: string, report: BenchReport): Promise<void> {
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`)
}

/** A table for people: names to the left, values in a column that reads downwards. */
export function renderTable(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ name, value, unit, topology = '' }) => [name, formatValue(value), unit, topology] as const,
  )
  const width = (column: 0 | 1 | 2) => Math.max(...rows.map((row) => row[column].length))
  return rows
    .map(([name, value, unit, topology]) =>
      `  ${name.padEnd(width(0))}  ${value.padStart(width(1))} ${unit.padEnd(width(2))}  ${topology}`.trimEnd(),
    )
    .join('\n')
}

/** Three digits that mean something; more would promise what no run keeps. */
function formatValue(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB')
  return String(Number(value.toPrecision(3)))
}
