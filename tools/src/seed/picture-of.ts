import { placeholderPicture } from '@plaza/media/seed'
import type { PictureFact } from '../bulk/facts.ts'

/** A picture that is called what it shows, and described as what it shows. */
export function pictureOf(picture: Pick<PictureFact, 'id' | 'ownerId' | 'at' | 'design'>): PictureFact {
  const { name, description } = placeholderPicture(picture.id, picture.design)
  return { ...picture, filename: `${name}.webp`, altText: description }
}
