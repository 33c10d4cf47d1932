import { actOnDecisions } from './act-on-decisions.ts'
import { closeReports } from './close-reports.ts'
import { keepBlockEdges } from './keep-block-edges.ts'
import { keepFriendEdges } from './keep-friend-edges.ts'
import { keepHotPosts } from './keep-hot-posts.ts'
import { keepMediaFiles } from './keep-media-files.ts'
import { keepMutes } from './keep-mutes.ts'
import { keepNames } from './keep-names.ts'
import { keepPeople } from './keep-people.ts'
import { tellOfFiles } from './tell-of-files.ts'
import { tellOfSight } from './tell-of-sight.ts'

export const consumers = [
  keepPeople,
  keepNames,
  keepFriendEdges,
  keepBlockEdges,
  keepMutes,
  keepMediaFiles,
  keepHotPosts,
  tellOfSight,
  closeReports,
  actOnDecisions,
  tellOfFiles,
]
