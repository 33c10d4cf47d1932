/** Whether a write failed because of this unique constraint. */
export function isUniqueViolation(failure: unknown, constraint: string): boolean {
  const { code, constraint: name } = failure as { code?: unknown; constraint?: unknown }
  return code === '23505' && name === constraint
}
