/** A camelCase name as `CamelCasePlugin` sends it, for statements outside Kysely. */
export function toSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
