/** As `CamelCasePlugin` names columns, for statements that do not go through Kysely. */
export function toSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
