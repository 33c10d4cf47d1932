/** The order with one of it at another place, counted from 0. */
export function moved(order: readonly string[], id: string, to: number): string[] {
  const rest = order.filter((other) => other !== id)
  const place = Math.min(rest.length, Math.max(0, to))
  return [...rest.slice(0, place), id, ...rest.slice(place)]
}

/** What one stands behind; null for the first. */
export const placeBehind = (order: readonly string[], id: string): string | null => order[order.indexOf(id) - 1] ?? null

/** Puts items into an order of their ids; those that are not in it stay behind, as they were. */
export function arrange<T>(items: readonly T[], order: readonly string[], idOf: (item: T) => string): T[] {
  const places = new Map(order.map((id, place) => [id, place]))
  return items.toSorted((a, b) => (places.get(idOf(a)) ?? items.length) - (places.get(idOf(b)) ?? items.length))
}
