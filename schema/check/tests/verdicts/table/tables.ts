import { abstractRows } from './abstract.ts'
import { accessRows } from './access.ts'
import { argumentTypeRows } from './argument-types.ts'
import { argumentRows } from './arguments.ts'
import { costRows } from './cost.ts'
import { directiveRows } from './directives.ts'
import { enumRows } from './enums.ts'
import { federationRows } from './federation.ts'
import { inputRows } from './inputs.ts'
import { mergingRows } from './merging.ts'
import { moveRows } from './moves.ts'
import { outputRows } from './outputs.ts'
import { removalRows } from './removals.ts'
import type { Row } from './row.ts'
import { variantRows } from './variants.ts'

/** Changes by kind, of which each composes on both sides. */
export const tables = {
  arguments: argumentRows,
  'types of arguments': argumentTypeRows,
  inputs: inputRows,
  outputs: outputRows,
  'removed, renamed and hidden': removalRows,
  enums: enumRows,
  'unions and interfaces': abstractRows,
  'fields that merge': mergingRows,
  directives: directiveRows,
  access: accessRows,
  cost: costRows,
  'contract variants': variantRows,
  'between subgraphs': [...moveRows, ...federationRows],
} satisfies Readonly<Record<string, readonly Row[]>>

export type Table = keyof typeof tables
