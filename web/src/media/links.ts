import { createContext, useContext, useState } from 'react'

/**
 * How the files below are asked for anew: their links end after an hour or so. What shows files provides it, because others'
 * files are to be had only through what shows them.
 */
export const RenewLinks = createContext<() => Promise<unknown>>(async () => {})

/** A link to a file, which is renewed when it has ended; `url` is null where there is none that serves. */
export function useLink(url: string | null | undefined) {
  const renew = useContext(RenewLinks)
  const [failedUrl, setFailedUrl] = useState<string | null>(null)
  return {
    url: url && url !== failedUrl ? url : null,
    onError() {
      setFailedUrl(url ?? null)
      renew().catch(() => {})
    },
  }
}
