import type { MediaFile, World } from './world.ts'

/** Those of the files that are still there. */
export const filesLeft = (world: World, ids: readonly string[]): MediaFile[] =>
  ids.flatMap((id) => world.files.get(id) ?? [])

export const filesOf = (world: World, ownerId: string): MediaFile[] =>
  [...world.files.values()].filter((file) => file.ownerId === ownerId)

export const ownsAll = (world: World, ownerId: string, ids: readonly string[]): boolean =>
  ids.every((id) => world.files.get(id)?.ownerId === ownerId)

/** A file is gone, from every place that showed it. */
export function deleteFile(world: World, id: string): void {
  world.files.delete(id)
  for (const { fileIds } of world.collections.values()) takeOut(fileIds, id)
  for (const { fileIds } of world.posts.values()) takeOut(fileIds, id)
  for (const { fileIds } of world.messages.values()) takeOut(fileIds, id)
  for (const person of world.people.values()) {
    if (person.pictureId === id) person.pictureId = null
    if (person.coverId === id) person.coverId = null
  }
}

function takeOut(ids: string[], id: string): void {
  const at = ids.indexOf(id)
  if (at >= 0) ids.splice(at, 1)
}
