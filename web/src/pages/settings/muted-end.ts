import { formatDay } from '../../elements/time.tsx'

/** When something ends by itself, if it does. */
export const endText = (expiresAt: string | null | undefined): string =>
  expiresAt ? `until ${formatDay(new Date(expiresAt))}` : ''
