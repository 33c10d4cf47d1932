/** A row as one line of COPY's text format: null and undefined as `\\N`, plain objects as JSON, arrays as PostgreSQL arrays. */
export function encodeRow(row: readonly unknown[]): string {
  return `${row.map(encode).join('\t')}\n`
}

const special = /[\\\t\n\r]/
const everySpecial = new RegExp(special, 'g')
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function encode(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return String(value)
    case 'boolean':
      return value ? 't' : 'f'
    case 'string':
      return escapeText(value)
    default:
      return escapeText(asText(value))
  }
}

function asText(value: object | symbol | ((...args: never[]) => unknown)): string {
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`
  if (Array.isArray(value)) return arrayText(value)
  return JSON.stringify(value)
}

function arrayText(values: readonly unknown[]): string {
  const items = values.map((value) => {
    if (value === null) return 'NULL'
    if (Array.isArray(value)) return arrayText(value)
    const text = typeof value === 'object' ? asText(value) : String(value)
    return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
  })
  return `{${items.join(',')}}`
}

// Most texts have no special character, and a test is cheaper than a replacement.
function escapeText(text: string): string {
  return special.test(text) ? text.replaceAll(everySpecial, (character) => escapes[character] as string) : text
}
