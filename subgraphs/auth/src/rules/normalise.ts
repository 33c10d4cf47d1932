import { domainToASCII, domainToUnicode } from 'node:url'

/** One spelling for each address: NFKC, lower case, no blanks around it, and the domain in letters, not as `xn--…`. */
export function normaliseEmail(email: string): string {
  const text = email.normalize('NFKC').trim().toLowerCase()
  const at = text.lastIndexOf('@') + 1
  const domain = text.slice(at)
  return at > 0 && isHostName(domain) ? text.slice(0, at) + (domainToUnicode(domainToASCII(domain)) || domain) : text
}

/** Letters, digits, hyphens and full stops: of anything else, Node's URL functions would make another name. */
export const isHostName = (text: string) => /^[\p{L}\p{M}\p{N}.\u3002-]+$/u.test(text)

/** Full-width letters and the like become plain ones; the case is kept, for show. */
export function normaliseUsername(username: string): string {
  return username.normalize('NFKC').trim()
}
