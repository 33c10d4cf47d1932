import { filesOf } from '../world/files.ts'
import type { World } from '../world/world.ts'
import type { Dice, Verdict } from './step.ts'

/** Now and then some files, mostly the person's own. */
export function attachedBy(world: World, by: string, dice: Dice): string[] {
  if (!dice.chance(3)) return []
  return dice.some(dice.chance(6) ? [...world.files.keys()] : filesOf(world, by).map(({ id }) => id), 2)
}

/** While steps race a file may be gone without the service that shows it knowing of it yet. */
export function mayAttach(world: World, by: string, fileIds: readonly string[], kept: readonly string[] = []): Verdict {
  const added = fileIds.filter((id) => !kept.includes(id))
  if (added.every((id) => world.files.get(id)?.ownerId === by)) return 'OK'
  return world.isRacing && added.every((id) => (world.files.get(id)?.ownerId ?? by) === by) ? 'EITHER' : 'REFUSED'
}

/** The stricter of two. */
export const bothOf = (one: Verdict, other: Verdict): Verdict =>
  one === 'REFUSED' || other === 'REFUSED' ? 'REFUSED' : one === 'OK' ? other : one
