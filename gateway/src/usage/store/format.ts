import { z } from 'zod'
import type { Uses } from '../uses.ts'

/** Of the files below; a reader leaves alone what is newer. */
export const formatVersion = 1

/** The folder of a store: `counts/<day>-<id>.jsonl`, which never change once written, and `operations/<id>.json`. */
export const folders = { counts: 'counts', operations: 'operations' } as const

const instant = z.iso.datetime()

/** The first line of a file of counts. */
const header = z.object({
  v: z.number(),
  /** When somebody recorded, so that silence can be told from absence. */
  covers: z.array(z.tuple([instant, instant])),
  /** Files that this one was made of: where they are still there, they count no more. */
  replaces: z.array(z.string()).optional(),
})

const number = z.number().int().min(0)

const row = z.object({
  /** The id of an operation's file, `other` for what only its uses are known of, `lost` for what nothing is known of. */
  operation: z.string(),
  client: z.string(),
  version: z.string(),
  count: number,
  first: instant,
  last: instant,
  variables: z.record(z.string(), z.tuple([number, number])).optional(),
  uses: z.record(z.string(), number).optional(),
})

const operation = z.object({
  v: z.number(),
  name: z.string().nullable(),
  /** Printed, without the values that stood in it. */
  text: z.string(),
  uses: z.record(z.string(), z.array(z.string())),
})

export type Header = z.output<typeof header>
/** How often one version of a client has sent one operation, from `first` to `last`. */
export type Row = z.output<typeof row>
export interface StoredOperation {
  readonly name: string | null
  readonly text: string
  readonly uses: Uses
}

/** What a line says; null where it is torn or not of this format. */
export const parseHeader = (line: string): Header | null => parse(header, line)
/** A line after the first. */
export const parseRow = (line: string): Row | null => parse(row, line)
/** The whole of an operation's file. */
export const parseOperation = (text: string): (StoredOperation & { readonly v: number }) | null =>
  parse(operation, text)

function parse<Output>(schema: z.ZodType<Output>, text: string): Output | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
