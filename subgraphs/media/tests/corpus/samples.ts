import { readFile } from 'node:fs/promises'
import { parseBuffer } from 'music-metadata'
import { expect } from 'vitest'
import type { Ready } from '../../src/processing/outcome.ts'
import { marker } from './corpus-file.ts'

export const sample = (name: string) => readFile(new URL(`samples/${name}`, import.meta.url))
/** A sample with something that is no part of it at its end. */
export const withArchiveBehind = async (name: string) =>
  Buffer.concat([await sample(name), Buffer.from(`PK\x03\x04${marker}`)])

/** Another reader finds one track, of this length, and none of the tags that say what a person did. */
export const tells =
  (mimeType: string, durationMs: number) =>
  async ({ mimeType: served, durationMs: measured }: Ready, main: Buffer) => {
    expect(served).toBe(mimeType)
    expect(measured).toBeGreaterThan(durationMs * 0.9)
    expect(measured).toBeLessThan(durationMs * 1.1)
    const { common, native } = await parseBuffer(main, { mimeType })
    expect([common.title, common.picture]).toEqual([undefined, undefined])
    expect(
      Object.values(native)
        .flat()
        .filter(({ value }) => `${JSON.stringify(value)}`.includes('51.5')),
    ).toEqual([])
  }
