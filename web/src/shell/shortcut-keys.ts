/** Two keys, one after the other, that lead to a page. */
export const ways = [
  { keys: 'g h', to: '/', name: 'Home' },
  { keys: 'g m', to: '/messages', name: 'Messages' },
  { keys: 'g n', to: '/notifications', name: 'Notifications' },
  { keys: 'g p', to: '/people', name: 'People' },
  { keys: 'g f', to: '/files', name: 'Files' },
  { keys: 'g s', to: '/settings', name: 'Settings' },
] as const

const storageKey = 'plaza.shortcuts'

/** Whoever speaks to the machine can switch them off, so that no word is taken for one. */
export const areShortcutsOn = (): boolean => localStorage.getItem(storageKey) !== 'off'

export function switchShortcuts(isOn: boolean): void {
  if (isOn) localStorage.removeItem(storageKey)
  else localStorage.setItem(storageKey, 'off')
}
