import { actOnDecisions } from './act-on-decisions.ts'
import { closeReports } from './close-reports.ts'
import { keepAccounts } from './keep-accounts.ts'
import { keepMediaFiles } from './keep-media-files.ts'

export const consumers = [keepAccounts, keepMediaFiles, closeReports, actOnDecisions]
