const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An id as PostgreSQL writes it, or null when it cannot be one: what is no id is not found. */
export function readId(id: string): string | null {
  const lower = id.toLowerCase()
  return uuid.test(lower) ? lower : null
}
