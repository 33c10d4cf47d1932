/**
 * A parameter of a statement as PostgreSQL reads it from a text, which `execute` takes it as; null for null.
 * @throws TypeError for bytes, which no read is given
 */
export function argumentText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map(itemText).join(',')}}`
  if (ArrayBuffer.isView(value)) throw new TypeError('Bytes are no argument of a read that several viewers make')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function itemText(item: unknown): string {
  if (Array.isArray(item)) return argumentText(item) as string
  const text = argumentText(item)
  return text === null ? 'null' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
