import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Announced, Outcome, Ready } from '../../src/processing/outcome.ts'
import { type Limits, limitsOf, processInChild } from '../../src/processing/run-child.ts'
import { permittedTypes } from '../../src/rules/file-types.ts'

export const defaultLimits = limitsOf({ PROCESSING_SECONDS: 120, PROCESSING_MEMORY_MB: 1024 })

export interface Lab extends AsyncDisposable {
  /** Takes what is made of the file that is processed last. */
  readonly folder: string
  readonly input: string
  process(
    bytes: Buffer,
    mimeType: string,
    options?: { limits?: Partial<Limits>; signal?: AbortSignal; entry?: string },
  ): Promise<Outcome>
  /** The bytes of everything that was made of the file, the main one first. */
  outputs(outcome: Outcome): Promise<Buffer[]>
}

/** A folder in which one file after the other is processed as the worker does it. */
export async function openLab(): Promise<Lab> {
  const root = await mkdtemp(join(tmpdir(), 'plaza-processing-'))
  const folder = join(root, 'results')
  const input = join(root, 'upload')
  return {
    folder,
    input,
    async process(bytes, mimeType, { limits, ...options } = {}) {
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder)
      await writeFile(input, bytes)
      return processInChild(
        { input, folder, announced: announce(mimeType, bytes.length) },
        {
          ...options,
          limits: { ...defaultLimits, ...limits },
        },
      )
    },
    outputs: (outcome) =>
      Promise.all([ready(outcome).main, ...ready(outcome).renditions].map(({ path }) => readFile(path))),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  }
}

export function announce(mimeType: string, byteSize: number): Announced {
  const kind = permittedTypes.get(mimeType)
  if (!kind) throw new Error(`${mimeType} cannot be announced.`)
  return { mimeType, kind, byteSize }
}

export function ready(outcome: Outcome): Ready {
  if (outcome.verdict !== 'READY') throw new Error(`Rejected as ${outcome.reason}: ${outcome.why}`)
  return outcome
}

export const filesIn = async (folder: string) => (await readdir(folder)).sort()
