import { acceptFriends } from './accept-friends.ts'
import { actOnDecisions } from './act-on-decisions.ts'
import { closeReports } from './close-reports.ts'
import { erasePeople } from './erase-people.ts'
import { keepBlockEdges } from './keep-block-edges.ts'
import { keepFriendEdges } from './keep-friend-edges.ts'
import { keepMediaFiles } from './keep-media-files.ts'
import { keepNames } from './keep-names.ts'
import { keepPeople } from './keep-people.ts'
import { keepPrivacyChoices } from './keep-privacy-choices.ts'
import { leadGroups } from './lead-groups.ts'

export const consumers = [
  ...[keepPeople, keepNames, keepFriendEdges, keepBlockEdges, keepMediaFiles, keepPrivacyChoices],
  ...[acceptFriends, leadGroups, erasePeople, closeReports, actOnDecisions],
]
