import { type UserError, userError } from '@plaza/subgraph'
import type { FocalPointInput } from '../generated/resolvers.ts'

/** What is wrong with a place in a picture; its coordinates are shares of the width and the height. */
export const checkFocalPoint = (point: FocalPointInput): UserError[] =>
  (['x', 'y'] as const)
    .filter((axis) => !(point[axis] >= 0 && point[axis] <= 1))
    .map((axis) => userError('INVALID', `Give ${axis} as a number from 0 to 1.`, ['input', 'focalPoint', axis]))

export const onlyOfPictures = userError('INVALID', 'Only a picture has a place where the eye goes.', [
  'input',
  'focalPoint',
])
