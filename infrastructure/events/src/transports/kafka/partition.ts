const seed = 0x9747b28c
const m = 0x5bd1e995

/**
 * The partition of a key, as Kafka's own clients choose it (murmur2). kafkajs computes the same with 64-bit numbers made of
 * objects, at 20 µs a key of two ids: a seventh of what a relay can do.
 */
export function partitionOf(key: string, partitions: number): number {
  return (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions
}

function murmur2(data: Buffer): number {
  let hash = seed ^ data.length
  const whole = data.length & ~3
  for (let index = 0; index < whole; index += 4) {
    let block = Math.imul(data.readInt32LE(index), m)
    block = Math.imul(block ^ (block >>> 24), m)
    hash = Math.imul(hash, m) ^ block
  }
  for (let rest = data.length - 1; rest >= whole; rest -= 1) hash ^= (data[rest] ?? 0) << ((rest - whole) * 8)
  if (data.length > whole) hash = Math.imul(hash, m)
  hash = Math.imul(hash ^ (hash >>> 13), m)
  return hash ^ (hash >>> 15)
}
