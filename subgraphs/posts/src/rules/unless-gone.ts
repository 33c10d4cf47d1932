// Foreign key, a trigger's check, or row-level security's.
const goneCodes = new Set(['23503', '23514', '42501'])

/** Undefined when what the change hangs on was deleted or hidden between the look at it and the change. */
export async function unlessGone<Result>(change: Promise<Result>): Promise<Result | undefined> {
  try {
    return await change
  } catch (error) {
    if (error instanceof Error && 'code' in error && goneCodes.has(String(error.code))) return undefined
    throw error
  }
}
