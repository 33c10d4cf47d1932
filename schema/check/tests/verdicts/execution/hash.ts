/** A number of 31 bits that depends on all parts: FNV-1a, with murmur's last step so that close texts part. */
export function hash(...parts: readonly (string | number)[]): number {
  const text = parts.join(' ')
  let value = 2_166_136_261
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16_777_619)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) & 0x7fffffff
}

/** From 0 up to 1. */
export const share = (...parts: readonly (string | number)[]): number => hash(...parts) / 0x80000000

/**
 * One of several names, by rendezvous: while the chosen one is among them it stays chosen, whatever others come or go.
 */
export function choose(names: readonly string[], ...seed: readonly (string | number)[]): string {
  return names.reduce((best, name) => (hash(...seed, name) > hash(...seed, best) ? name : best))
}
