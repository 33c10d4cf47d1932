import { hash } from 'node:crypto'

/**
 * A UUIDv7 that follows from a time and a name instead of from chance: made again, it is the same. So an
 * import may be repeated, and a generator need not remember the ids it has given.
 */
export function derivedId(time: Date | number, name: string): string {
  const ms = Math.trunc(Number(time)).toString(16).padStart(12, '0')
  const random = hash('sha1', name, 'hex')
  const variant = ((Number.parseInt(random[3]!, 16) & 0x3) | 0x8).toString(16)
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`
}
