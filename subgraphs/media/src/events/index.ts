import { actOnDecisions } from './act-on-decisions.ts'
import { closeReports } from './close-reports.ts'
import { keepBlockEdges } from './keep-block-edges.ts'
import { keepPeople } from './keep-people.ts'
import { queueUploads } from './queue-uploads.ts'

export const consumers = [keepPeople, keepBlockEdges, queueUploads, closeReports, actOnDecisions]
