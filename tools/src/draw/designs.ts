import type { Design } from './design.ts'
import { city, wideCity } from './motifs/city.ts'
import { coast, wideCoast } from './motifs/coast.ts'
import { desk } from './motifs/desk.ts'
import { faces } from './motifs/faces.ts'
import { fields, wideFields } from './motifs/fields.ts'
import { garden } from './motifs/garden.ts'
import { inventions } from './motifs/inventions.ts'
import { land, wideLand } from './motifs/land.ts'
import { north, wideNorth } from './motifs/north.ts'
import { pattern, widePattern } from './motifs/pattern.ts'
import { plants } from './motifs/plants.ts'
import { sea, wideSea } from './motifs/sea.ts'
import { table } from './motifs/table.ts'
import { travel, wideTravel } from './motifs/travel.ts'

/** By what they are for: posts and albums, covers, profile pictures. */
export const designs: Readonly<Record<'scene' | 'cover' | 'face', readonly Design[]>> = {
  scene: [
    ...[...land, ...fields, ...sea, ...coast, ...city, ...travel, ...table, ...plants],
    ...[...garden, ...north, ...desk, ...inventions, ...pattern],
  ],
  cover: [
    ...wideLand,
    ...wideFields,
    ...wideSea,
    ...wideCoast,
    ...wideCity,
    ...wideTravel,
    ...wideNorth,
    ...widePattern,
  ],
  face: faces,
}
