/** Bytes `start` to `end`, both included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * What a `Range` header asks of an object of `size` bytes, as RFC 9110 has it. Undefined asks for the whole: so do several
 * ranges, which a server need not serve, and what is no range of bytes.
 */
export function parseByteRange(header: string | undefined, size: number): ByteRange | 'UNSATISFIABLE' | undefined {
  const [, list = ''] = /^bytes=(.*)$/i.exec(header ?? '') ?? []
  const ranges = list.split(',').map((range) => range.trim())
  const [range, ...more] = ranges.filter((one) => one !== '')
  const [, from, to] = /^(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (more.length > 0 || from === undefined || to === undefined || (from === '' && to === '')) return undefined
  if (from !== '' && to !== '' && BigInt(from) > BigInt(to)) return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start <= end ? { start, end } : 'UNSATISFIABLE'
}
