import { actOnDecisions } from './act-on-decisions.ts'
import { erasePeople } from './erase-people.ts'
import { keepReports } from './keep-reports.ts'

export const consumers = [keepReports, actOnDecisions, erasePeople]
