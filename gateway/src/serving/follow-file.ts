import { unwatchFile, watchFile } from 'node:fs'
import { readFile } from 'node:fs/promises'

/**
 * Tells of each new content of a file, one after the other, starting from content that is known. The file is polled,
 * once a second unless told: that also works where a symbolic link is swapped, as Kubernetes does it, and on network
 * drives.
 */
export function followFile(
  path: string,
  known: string,
  options: { onContent(content: string): Promise<void>; onError(error: unknown): void; intervalMs?: number },
): { stop(): void } {
  let last = known
  let reading = Promise.resolve()
  const poll = () => {
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
  watchFile(path, { interval: options.intervalMs ?? 1_000, persistent: false }, poll)
  return { stop: () => unwatchFile(path, poll) }
}
