export type Theme = 'system' | 'light' | 'dark'

/** `public/theme.js` reads it before the first paint. */
const key = 'plaza.theme'
const listeners = new Set<() => void>()

// The other tabs of the browser follow.
window.addEventListener('storage', (event) => event.key === key && apply(currentTheme()))

export function currentTheme(): Theme {
  const kept = localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Takes a theme for this browser, from now on. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(key)
  else localStorage.setItem(key, theme)
  apply(theme)
}

export const subscribeToTheme = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function apply(theme: Theme): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
  for (const listener of listeners) listener()
}
