import { randomBytes } from 'node:crypto'
import { mkdir, readdir, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { inPieces, writeWhole } from './files.ts'
import { folders, formatVersion, type Header, type Row, type StoredOperation } from './format.ts'
import { limits } from './limits.ts'

/** Writes what one process has counted; several processes may write into one store. */
export class StoreWriter {
  readonly #folder: string
  /** The operations that are there, by the day on which this process has last said that they are used. */
  #known = new Map<string, string>()
  #bytes = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Makes the folders, and looks which operations are there. */
  async open(): Promise<void> {
    for (const name of Object.values(folders)) await mkdir(join(this.#folder, name), { recursive: true })
    const files = (await readdir(join(this.#folder, folders.operations))).filter((name) => name.endsWith('.json'))
    const sizes = await Promise.all(files.map((file) => stat(this.#operationFile(file)).catch(() => ({ size: 0 }))))
    this.#bytes = sizes.reduce((sum, { size }) => sum + size, 0)
    const ids = files.map((file) => file.slice(0, -'.json'.length))
    this.#known = new Map(ids.map((id) => [id, this.#known.get(id) ?? '']))
  }

  has(id: string): boolean {
    return this.#known.has(id)
  }

  /** Whether there is room for so many more operations of so many bytes. */
  hasRoom(operations: number, bytes: number): boolean {
    return this.#known.size + operations <= limits.operations && this.#bytes + bytes <= limits.operationBytes
  }

  /** Adds what was counted from `covers[0]` to `covers[1]`, with the texts of operations that are new. */
  async write(
    covers: readonly [string, string],
    rows: readonly Row[],
    operations: ReadonlyMap<string, StoredOperation>,
  ): Promise<void> {
    const day = covers[1].slice(0, 10)
    for (const [id, operation] of operations) if (!this.has(id)) await this.#keep(id, operation, day)
    for (const { operation } of rows) await this.#touch(operation, day)
    const header: Header = { v: formatVersion, covers: [[...covers]] }
    const name = `${day}-${randomBytes(8).toString('hex')}.jsonl`
    await writeWhole(join(this.#folder, folders.counts, name), inPieces([header, ...rows]))
  }

  async #keep(id: string, operation: StoredOperation, day: string): Promise<void> {
    const text = `${JSON.stringify({ v: formatVersion, ...operation })}\n`
    await writeWhole(this.#operationFile(`${id}.json`), [text])
    this.#known.set(id, day)
    this.#bytes += text.length
  }

  async #touch(id: string, day: string): Promise<void> {
    if (!this.#known.has(id) || this.#known.get(id) === day) return
    const now = new Date()
    await utimes(this.#operationFile(`${id}.json`), now, now)
    this.#known.set(id, day)
  }

  #operationFile = (name: string): string => join(this.#folder, folders.operations, name)
}
