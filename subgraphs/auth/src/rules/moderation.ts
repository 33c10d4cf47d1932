import type { Viewer } from '@plaza/server'
import { readText, type TextRead, userError } from '@plaza/subgraph'
import type { AuthContext } from '../context.ts'
import type { CaseRow } from '../data/cases.ts'
import type { Trx } from '../data/db.ts'
import { isModerator } from '../data/moderators.ts'

// One answer for what does not exist and for what is not the viewer's to judge.
export const noSuchCase = userError('NOT_FOUND', 'There is no such case.', ['input', 'caseId'])
export const noSuchAppeal = userError('NOT_FOUND', 'There is no such appeal.', ['input', 'appealId'])
export const noSuchDecision = userError('NOT_FOUND', 'There is no such decision.', ['input', 'decisionId'])

export const takenByAnother = userError('CONFLICT', 'Another moderator has taken this case.')
export const decidedAlready = userError('CONFLICT', 'This case is decided already.')

export const readExplanation = (written: string | null | undefined): TextRead =>
  readText(written, { what: 'An explanation', most: 1_000, path: ['input', 'explanation'] })

export const readStatement = (written: string): TextRead =>
  readText(written, { what: 'An appeal', most: 2_000, path: ['input', 'statement'] })

/** Whether the case waits and no other moderator works on it. */
export const isFreeFor = (row: CaseRow, viewer: Viewer): boolean =>
  row.assigneeId === null || row.assigneeId === viewer.id

/** The role is read with each change, from the viewer's own row: a token that is older says nothing about it. */
export const asModerator = async <Result>(
  ctx: AuthContext,
  viewer: Viewer,
  work: (trx: Trx) => Promise<Result>,
): Promise<Result | null> =>
  ctx.db.transaction().execute(async (trx) => ((await isModerator(trx, viewer.id)) ? work(trx) : null))
