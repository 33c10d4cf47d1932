import { useSyncExternalStore } from 'react'
import { mailedToken, subscribeToMailedToken } from './mailed-token.ts'

/** The token of the mailed link that led here; null for none. */
export const useMailedToken = (): string | null => useSyncExternalStore(subscribeToMailedToken, mailedToken)
