import { parsePublicUrl } from '@plaza/server'

const longestEndpoint = 2_000

/** Whether it may be the address at which a push service takes messages for a browser: public, on the port of HTTPS. */
export function isEndpoint(text: string): boolean {
  if (text.length > longestEndpoint || !/^https:\/\/[!-~]+$/.test(text)) return false
  // `URL` leaves the port of HTTPS out.
  return parsePublicUrl(text)?.port === ''
}
