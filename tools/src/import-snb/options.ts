import type { Level } from '../bulk/facts.ts'

export interface ImportOptions {
  /** Of every imported post. */
  level: Level
  /** Added to every time. */
  shiftMs: number
  /** Of every imported person. */
  passwordHash: string
}

export const shifted = (time: Date, { shiftMs }: ImportOptions): Date =>
  shiftMs === 0 ? time : new Date(time.getTime() + shiftMs)
