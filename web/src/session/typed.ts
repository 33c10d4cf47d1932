const prefix = 'plaza.typed.'

const keyOf = (userId: string, place: string) => `${prefix}${userId}.${place}`

/** What somebody has typed at a place and not sent; null where there is nothing. It outlives the tab and an ended session. */
export function readTyped<T>(userId: string, place: string): T | null {
  const kept = localStorage.getItem(keyOf(userId, place))
  return kept ? (JSON.parse(kept) as T) : null
}

/** Keeps what is being typed; null forgets it. */
export function keepTyped(userId: string, place: string, typed: object | null): void {
  if (typed) localStorage.setItem(keyOf(userId, place), JSON.stringify(typed))
  else localStorage.removeItem(keyOf(userId, place))
}

/** For a person who signs out: whoever uses the machine next finds nothing of it. */
export function forgetTyped(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
}
