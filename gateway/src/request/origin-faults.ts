/**
 * What is wrong with an origin as it stands in a setting, and what would do; undefined for one that a browser can send.
 * A browser sends scheme, host and port alone, in lower case, and matches nothing by a pattern.
 */
export function faultOfOrigin(text: string): string | undefined {
  if (text === '*') return undefined
  if (text === 'null') return '"null" is what every sandboxed page and every file sends; name an origin, or * for all'
  const url = URL.parse(text)
  if (url?.username || url?.password) return `an origin has no name and password in it; ${url.origin} would do`
  const told = JSON.stringify(text)
  if (text.includes('*')) return `${told} is a pattern, and origins are matched whole; list each, or * for all`
  const host = url?.host && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : undefined
  if (host) return text === host ? undefined : `${told} is not as browsers send it; ${host} would do`
  // Those of apps: capacitor://localhost, chrome-extension://….
  if (/^[a-z][a-z\d+.-]*:\/\/[a-z\d.-]+(?::\d+)?$/.test(text) && !/^https?:/.test(text)) return undefined
  const guess = URL.parse(`http://${text}`)?.origin
  return guess && /^[\w.-]+(?::\d+)?(?:\/.*)?$/.test(text)
    ? `${told} has no scheme; ${guess} or ${guess.replace('http', 'https')} would do`
    : `${told} is no origin; https://app.example.com would do`
}
