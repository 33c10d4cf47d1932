export interface PutTarget {
  url: string
  headers: readonly { name: string; value: string }[]
}

/** A `PUT` that did not end well. */
export class PutFailure extends Error {
  /** Whether the same link may take the bytes once more. */
  readonly isRepeatable: boolean
  /** Whether it was the connection that failed, and not the storage that refused. */
  readonly isOffline: boolean

  constructor(status: number) {
    super(messageOf(status))
    this.isRepeatable = status !== 403 && status !== 413
    this.isOffline = status === 0
  }
}

/**
 * Sends a file into the storage. `XMLHttpRequest` tells how far it is, which `fetch` does not.
 * @throws PutFailure when the bytes are not there, and what `signal` was aborted with
 */
export function put(
  { url, headers }: PutTarget,
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.open('PUT', url)
    for (const { name, value } of headers) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onabort = () => reject(signal.reason)
    request.onerror = () => reject(new PutFailure(0))
    // 412: the bytes are there already, from a `PUT` whose answer was lost.
    request.onload = () =>
      request.status === 200 || request.status === 412 ? resolve() : reject(new PutFailure(request.status))
    request.send(file)
  })
}

function messageOf(status: number): string {
  if (status === 0) return 'The connection broke off.'
  if (status === 507) return 'There is no room for it just now.'
  return 'The storage did not take it.'
}
