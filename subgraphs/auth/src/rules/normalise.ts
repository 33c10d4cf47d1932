/** One spelling for each address: NFKC, lower case, no blanks around it. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}

/** Full-width letters and the like become plain ones; the case is kept, for show. */
export function normaliseUsername(username: string): string {
  return username.normalize('NFKC').trim()
}

/** A person's name as it is written, without the blanks around it. */
export function normaliseName(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim()
}
