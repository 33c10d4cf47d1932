import { readFileSync } from 'node:fs'
import { cpuMs, endedChildrenCpuMs, ownCpuMs } from '../gateway/child.ts'

/** What a server has used of the cores, in milliseconds. */
export interface CpuTimes {
  readonly node: number
  readonly postgres: number
}

/** @param pid of the Node process, whose children are PostgreSQL's */
export function serverCpu(pid: number): CpuTimes {
  const node = ownCpuMs(pid)
  return { node, postgres: cpuMs(pid) - node + endedOf(pid) }
}

/** Of the processes below: a connection that was closed has ended one. */
function endedOf(pid: number): number {
  let children: string[]
  try {
    children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  } catch {
    // It has ended meanwhile, and its parent counts it from now on.
    return 0
  }
  return children.reduce((sum, child) => sum + endedChildrenCpuMs(Number(child)) + endedOf(Number(child)), 0)
}

export const minus = (a: CpuTimes, b: CpuTimes): CpuTimes => ({
  node: a.node - b.node,
  postgres: a.postgres - b.postgres,
})
export const times = (a: CpuTimes, factor: number): CpuTimes => ({
  node: a.node * factor,
  postgres: a.postgres * factor,
})
