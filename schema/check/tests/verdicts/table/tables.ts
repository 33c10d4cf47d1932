import { abstractRows } from './abstract.ts'
import { accessRows } from './access.ts'
import { argumentRows } from './arguments.ts'
import { directiveRows } from './directives.ts'
import { enumRows } from './enums.ts'
import { federationRows } from './federation.ts'
import { inputRows } from './inputs.ts'
import { mergingRows } from './merging.ts'
import { outputRows } from './outputs.ts'
import { removalRows } from './removals.ts'
import type { Row } from './row.ts'

/** Changes by kind, of which each composes on both sides. */
export const tables: Readonly<Record<string, readonly Row[]>> = {
  arguments: argumentRows,
  inputs: inputRows,
  outputs: outputRows,
  'removed, renamed and hidden': removalRows,
  enums: enumRows,
  'unions and interfaces': abstractRows,
  'fields that merge': mergingRows,
  directives: directiveRows,
  access: accessRows,
  'between subgraphs': federationRows,
}
