const listeners = new Set<() => void>()

/** Takes the token of a mailed link off the address bar and the history, before anybody can read it there. */
function take(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token) history.replaceState(history.state, '', location.pathname + location.search)
  return token
}

let token = take()

// A second link, opened in the same tab.
window.addEventListener('hashchange', () => {
  const next = take()
  if (!next) return
  token = next
  for (const listener of listeners) listener()
})

/** The token of the mailed link that led here; null for none. */
export const mailedToken = (): string | null => token

/** Calls when another link is opened in this tab. */
export const subscribeToMailedToken = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
