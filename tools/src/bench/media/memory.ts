import { readFileSync, writeFileSync } from 'node:fs'

/** The most memory that a process has held since it began or was last told to forget, in MB; NaN where there is no `/proc`. */
export function peakMegabytes(pid: number): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1024
  } catch {
    return Number.NaN
  }
}

export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** Looks after the children of this process; `stop` gives the most that one of them has held. */
export function watchChildren(): { stop(): number } {
  let peak = 0
  const look = () => {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    for (const child of children) peak = Math.max(peak, peakMegabytes(Number(child)) || 0)
  }
  const timer = setInterval(look, 10)
  return {
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}
