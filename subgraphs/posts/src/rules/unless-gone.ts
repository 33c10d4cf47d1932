// The codes of a foreign key, of a trigger's check, and of row-level security.
const goneCodes = new Set(['23503', '23514', '42501'])

/** Undefined when what the change depends on was deleted or hidden after the rules had looked at it. */
export async function unlessGone<Result>(change: Promise<Result>): Promise<Result | undefined> {
  try {
    return await change
  } catch (error) {
    if (error instanceof Error && 'code' in error && goneCodes.has(String(error.code))) return undefined
    throw error
  }
}
