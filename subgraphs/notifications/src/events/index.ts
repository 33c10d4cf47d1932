import { dropBlocked } from './drop-blocked.ts'
import { dropBrowsers } from './drop-browsers.ts'
import { erasePeople } from './erase-people.ts'
import { keepBlockEdges } from './keep-block-edges.ts'
import { keepFriendEdges } from './keep-friend-edges.ts'
import { keepMutes } from './keep-mutes.ts'
import { keepPeople } from './keep-people.ts'
import { keepPosts } from './keep-posts.ts'
import { resumeMails } from './resume-mails.ts'
import { tellOfDecisions } from './tell-of-decisions.ts'
import { tellOfFriends } from './tell-of-friends.ts'
import { tellOfMessages } from './tell-of-messages.ts'
import { tellOfPosts } from './tell-of-posts.ts'
import { tellOfSignIns } from './tell-of-sign-ins.ts'

export const consumers = [
  keepPeople,
  keepBlockEdges,
  keepFriendEdges,
  keepMutes,
  keepPosts,
  dropBlocked,
  dropBrowsers,
  erasePeople,
  resumeMails,
  tellOfFriends,
  tellOfPosts,
  tellOfMessages,
  tellOfSignIns,
  tellOfDecisions,
]
