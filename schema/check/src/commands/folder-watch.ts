import { type FSWatcher, watch } from 'node:fs'
import { CannotRun } from '../project/problem.ts'

/** An editor saves in several steps, and Git writes file by file: so long must nothing have happened. */
const quietMs = 60

/** Watches folders, each without those below it, for anything that happens to their files. */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #stop: AbortSignal
  #timer: NodeJS.Timeout | undefined
  #changed = Promise.withResolvers<void>()

  /** @param stop ends the wait for a change */
  constructor(stop: AbortSignal) {
    this.#stop = stop
    stop.addEventListener('abort', () => this.#changed.resolve(), { once: true })
  }

  /** Resolves when something has happened since the call, and nothing more for a moment; or when it is to stop. */
  nextChange(): Promise<void> {
    this.#changed = Promise.withResolvers()
    if (this.#stop.aborted) this.#changed.resolve()
    return this.#changed.promise
  }

  /**
   * Watches these folders and no others.
   * @returns whether there is one that was not watched before
   * @throws CannotRun where the operating system allows no more
   */
  watch(folders: readonly string[]): boolean {
    const wanted = new Set(folders)
    for (const folder of this.#watchers.keys()) if (!wanted.has(folder)) this.#leave(folder)
    const added = [...wanted].filter((folder) => !this.#watchers.has(folder) && this.#enter(folder))
    return added.length > 0
  }

  close(): void {
    clearTimeout(this.#timer)
    for (const folder of this.#watchers.keys()) this.#leave(folder)
  }

  #enter(folder: string): boolean {
    try {
      const watcher = watch(folder, () => this.#happened())
      watcher.on('error', () => {
        this.#leave(folder)
        this.#happened()
      })
      this.#watchers.set(folder, watcher)
      return true
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ENOTDIR') return false
      throw new CannotRun(
        `The folder ${folder} can't be watched (${code}).`,
        code === 'ENOSPC' ? 'Let the system watch more: sysctl fs.inotify.max_user_watches=524288' : null,
      )
    }
  }

  #leave(folder: string): void {
    this.#watchers.get(folder)?.close()
    this.#watchers.delete(folder)
  }

  #happened(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#changed.resolve(), quietMs)
  }
}
