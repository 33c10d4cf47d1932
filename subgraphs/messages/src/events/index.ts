import { actOnDecisions } from './act-on-decisions.ts'
import { closeReports } from './close-reports.ts'
import { erasePeople } from './erase-people.ts'
import { keepBlockEdges } from './keep-block-edges.ts'
import { keepFriendEdges } from './keep-friend-edges.ts'
import { keepMediaFiles } from './keep-media-files.ts'
import { keepNames } from './keep-names.ts'
import { keepPeople } from './keep-people.ts'
import { leadGroups } from './lead-groups.ts'

export const consumers = [
  keepPeople,
  keepNames,
  keepFriendEdges,
  keepBlockEdges,
  keepMediaFiles,
  leadGroups,
  erasePeople,
  closeReports,
  actOnDecisions,
]
