import { Route, Routes } from 'react-router'
import { Card } from '../../elements/card.tsx'
import { Part } from '../../elements/part.tsx'
import { LinkTabs } from '../../elements/tabs.tsx'
import { PeopleListSkeleton } from '../../people/people-list.tsx'
import { PostCardSkeletons } from '../../posts/post-card/post-card-skeleton.tsx'
import { ProfileCollections } from './profile-collections.tsx'
import { ProfileFriends } from './profile-friends.tsx'
import { ProfileMutual } from './profile-mutual.tsx'
import type { ProfilePerson } from './profile-person.ts'
import { ProfilePosts } from './profile-posts.tsx'
import styles from './profile-tabs.module.css'

/** What there is of a person, each kind at an address of its own. */
export function ProfileTabs({ person }: { person: ProfilePerson }) {
  const { username, friendshipStatus, friendCount, mutualFriendCount } = person
  const base = `/people/${username}`
  const tabs = [
    { to: base, name: 'Posts' },
    { to: `${base}/friends`, name: counted('Friends', friendCount) },
    ...(friendshipStatus === 'SELF' ? [] : [{ to: `${base}/mutual`, name: counted('In common', mutualFriendCount) }]),
    { to: `${base}/media`, name: 'Collections' },
  ]
  const people = (
    <Card>
      <PeopleListSkeleton count={6} />
    </Card>
  )
  return (
    <>
      <div className={styles.tabs}>
        <LinkTabs label={`Of ${person.displayName}`} tabs={tabs} />
      </div>
      <Routes>
        <Route
          index
          element={
            <Part key="posts" what="Posts" skeleton={<PostCardSkeletons />}>
              <ProfilePosts person={person} />
            </Part>
          }
        />
        <Route
          path="friends"
          element={
            <Part key="friends" what="Friends" skeleton={people}>
              <ProfileFriends person={person} />
            </Part>
          }
        />
        <Route
          path="mutual"
          element={
            <Part key="mutual" what="Friends in common" skeleton={people}>
              <ProfileMutual person={person} />
            </Part>
          }
        />
        <Route
          path="media"
          element={
            <Part key="media" what="Collections" skeleton={people}>
              <ProfileCollections person={person} />
            </Part>
          }
        />
      </Routes>
    </>
  )
}

const counted = (name: string, count: number | null) => (
  <>
    {name}
    {!!count && <span className={styles.count}> {count}</span>}
  </>
)
