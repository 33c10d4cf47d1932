import { unwatchFile, watchFile } from 'node:fs'
import { readFile } from 'node:fs/promises'

/**
 * Tells of each new content of a file, one after the other. Looks at it every so often instead of being told: that also
 * works for what is swapped by a symbolic link, as configuration is in Kubernetes, and for files on network drives.
 */
export function followFile(
  path: string,
  known: string,
  options: { onContent(content: string): Promise<void>; onError(error: unknown): void; intervalMs?: number },
): { stop(): void } {
  let last = known
  let reading = Promise.resolve()
  const look = () => {
    reading = reading.then(async () => {
      try {
        const content = await readFile(path, 'utf8')
        // A file that is being written is empty for a moment.
        if (content === last || content.trim() === '') return
        last = content
        await options.onContent(content)
      } catch (error) {
        options.onError(error)
      }
    })
  }
  watchFile(path, { interval: options.intervalMs ?? 1_000, persistent: false }, look)
  return { stop: () => unwatchFile(path, look) }
}
