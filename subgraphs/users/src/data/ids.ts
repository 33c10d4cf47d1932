const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Ids come from clients: what is not a UUID belongs to nobody, and PostgreSQL would throw at it. */
export function isId(text: string): boolean {
  return uuid.test(text)
}

/** Two people in canonical order: every pair has one row, whoever began. */
export function pairOf(oneId: string, otherId: string): { lowId: string; highId: string } {
  const [one, other] = [oneId.toLowerCase(), otherId.toLowerCase()]
  return one < other ? { lowId: one, highId: other } : { lowId: other, highId: one }
}
