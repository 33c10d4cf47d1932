// Names are camelCase in TypeScript and snake_case in PostgreSQL. They come from code, so both maps stay small.
const snakeCase = new Map<string, string>()
const camelCase = new Map<string, string>()

/** The snake_case name, in PostgreSQL, of what is called so in TypeScript. */
export function toSnakeCase(name: string): string {
  const known = snakeCase.get(name)
  if (known !== undefined) return known
  const made = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  snakeCase.set(name, made)
  return made
}

/** The camelCase name, in TypeScript, of a column that PostgreSQL calls so. */
export function toCamelCase(name: string): string {
  const known = camelCase.get(name)
  if (known !== undefined) return known
  const made = name.replaceAll(/(?<!^)_+([^_])/g, (_, letter: string) => letter.toUpperCase())
  camelCase.set(name, made)
  return made
}
