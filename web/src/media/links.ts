import { createContext, useContext, useRef, useState } from 'react'

/**
 * How the files below are asked for anew: their links end after an hour or so. What shows files provides it, because others'
 * files are to be had only through what shows them.
 */
export const RenewLinks = createContext<() => Promise<unknown>>(async () => {})

/**
 * A link to a file, which is renewed when it has ended and tried once more when it only failed; `url` is null where there is
 * none that serves.
 */
export function useLink(url: string | null | undefined) {
  const renew = useContext(RenewLinks)
  const [failedUrl, setFailedUrl] = useState<string | null>(null)
  const retriedUrl = useRef<string | null>(null)
  return {
    url: url && url !== failedUrl ? url : null,
    onError() {
      if (!url) return
      setFailedUrl(url)
      if (retriedUrl.current === url) return
      retriedUrl.current = url
      renew().then(
        () => setFailedUrl(null),
        () => {},
      )
    },
  }
}
