import { Presets, SingleBar } from 'cli-progress'

export interface ProgressBar {
  /** Begins a line of its own; without a total it only counts. */
  begin(what: string, total?: number): void
  add(amount: number): void
  end(): void
}

const columns = 26

/** A bar on a terminal, a line a step elsewhere. */
export function createProgressBar(stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  return stream.isTTY ? terminalBar(stream) : plainLines(stream)
}

function terminalBar(stream: NodeJS.WriteStream): ProgressBar {
  let bar: SingleBar | undefined
  const end = () => {
    bar?.stop()
    bar = undefined
  }
  return {
    begin(what, total) {
      end()
      const counter = total === undefined ? '{value}' : '{bar} {percentage}% {value}'
      const format = `  ${what.padEnd(columns)} ${counter}  {duration_formatted}`
      bar = new SingleBar({ format, stream, hideCursor: true, fps: 5, barsize: 30 }, Presets.shades_classic)
      bar.start(total ?? 0, 0)
    },
    add: (amount) => bar?.increment(amount),
    end,
  }
}

function plainLines(stream: NodeJS.WriteStream): ProgressBar {
  let line: { what: string; count: number; begun: number } | undefined
  const end = () => {
    if (!line) return
    const seconds = ((performance.now() - line.begun) / 1000).toFixed(1)
    const count = line.count > 0 ? line.count.toLocaleString('en-GB') : ''
    stream.write(`  ${line.what.padEnd(columns)} ${count.padStart(12)}  ${seconds} s\n`)
    line = undefined
  }
  return {
    begin(what) {
      end()
      line = { what, count: 0, begun: performance.now() }
    },
    add(amount) {
      if (line) line.count += amount
    },
    end,
  }
}
