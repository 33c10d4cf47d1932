import { createIdLoader, createKeyLoader, createLoaderSet } from '@plaza/database'
import { listAccountsByIds } from './data/accounts.ts'
import { type AppealRow, listAppealsByDecisions } from './data/appeals.ts'
import { listCasesByIds } from './data/cases.ts'
import type { Db } from './data/db.ts'
import { type DecisionRow, listDecisionsByCases, listDecisionsByIds } from './data/decisions.ts'
import { type EvidenceRow, listEvidenceByCases, listReportsByCases, type ReportRow } from './data/reports.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set for each request: what they remember was read as its viewer. */
export function createLoaders(db: Db) {
  return createLoaderSet({
    accountById: createIdLoader((ids) => listAccountsByIds(db, ids)),
    caseById: createIdLoader((ids) => listCasesByIds(db, ids)),
    reportsOfCase: createKeyLoader((ids) => listReportsByCases(db, ids), [] as ReportRow[]),
    evidenceOfCase: createKeyLoader((ids) => listEvidenceByCases(db, ids), [] as EvidenceRow[]),
    decisionById: createIdLoader((ids) => listDecisionsByIds(db, ids)),
    decisionOfCase: createKeyLoader<DecisionRow, null>((ids) => listDecisionsByCases(db, ids), null),
    appealOfDecision: createKeyLoader<AppealRow, null>((ids) => listAppealsByDecisions(db, ids), null),
  })
}
