/** A town small enough to be held in memory and large enough that no two pages of its feed are the same. */
export interface User {
  id: string
  username: string
  displayName: string
  bio: string
  avatarId: string
}

export interface Image {
  id: string
  url: string
  width: number
  height: number
}

export interface Comment {
  id: string
  body: string
  authorId: string
}

export interface Post {
  id: string
  body: string
  createdAt: string
  likeCount: number
  authorId: string
  comments: readonly Comment[]
}

export const pageSize = 20

const people = 500
const lorem = 'lorem ipsum dolor sit amet '.repeat(5)
const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const byId = <Item extends { id: string }>(items: readonly Item[]) => new Map(items.map((item) => [item.id, item]))

export const users = byId<User>(
  range(people).map((i) => ({
    id: `u${i}`,
    username: `user${i}`,
    displayName: `User Number ${i}`,
    bio: `The bio of "user${i}"`,
    avatarId: `m${i}`,
  })),
)

export const images = byId<Image>(
  range(people).map((i) => ({
    id: `m${i}`,
    url: `https://cdn.example.com/avatars/${i}/large.jpg?signature=${(i * 7919).toString(36)}`,
    width: 256,
    height: 256,
  })),
)

export const posts: readonly Post[] = range(1_200).map((i) => ({
  id: `p${i}`,
  body: `Post ${i} ${lorem}`,
  createdAt: new Date(1.7e12 + i * 60_000).toISOString(),
  likeCount: (i * 3) % 97,
  authorId: `u${(i * 7) % 400}`,
  comments: range(5).map((j) => ({
    id: `c${i * 5 + j}`,
    body: `Comment ${j} on post ${i}: nice!`,
    authorId: `u${(i * 13 + j * 29) % people}`,
  })),
}))

export const postsById = byId(posts)
