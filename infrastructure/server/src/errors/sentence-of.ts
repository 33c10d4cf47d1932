import { outageOf } from '@plaza/database'

const forbidden = new Set(['EACCES', 'EPERM', 'EROFS'])
const unknownHost = new Set(['ENOTFOUND', 'EAI_AGAIN'])
const silent = new Set(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])

/**
 * What has gone wrong outside the program and what to do about it, as a sentence for the person who started it: a full disk,
 * a path that this user can't use, a host or server that can't be reached. Null for every other error.
 */
export function sentenceOf(error: unknown): string | null {
  // Node tries each address of a host, and gives one error for each.
  const [cause] = error instanceof AggregateError ? error.errors : [error]
  if (!(cause instanceof Error)) return null
  const { code = '', path, hostname, address, port } = cause as NodeJS.ErrnoException & Record<string, unknown>
  if (outageOf(cause) === 'disk') return 'The disk is full. Make room, or set DATA_DIR to a folder on another disk.'
  if (forbidden.has(code) && path !== undefined)
    return `${path} can't be read or written by this user (${code}). Change whose it is, or set DATA_DIR to another folder.`
  if (unknownHost.has(code))
    return `There is no host ${hostname} (${code}). Mend its name in the settings, or reach a name server that knows it.`
  if (silent.has(code) && address !== undefined)
    return `Nothing answers at ${address}:${port} (${code}). Start what should, or mend the address in the settings.`
  return null
}
