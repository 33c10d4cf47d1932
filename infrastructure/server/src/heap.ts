import { getHeapStatistics } from 'node:v8'

/** Bytes of a share of what this process may allocate, and at most `maxBytes`: for caches that must fit into any heap. */
export function heapShare(share: number, maxBytes: number): number {
  return Math.floor(Math.min(share * getHeapStatistics().heap_size_limit, maxBytes))
}
