import { dropRejected } from './drop-rejected.ts'
import { removeObjects } from './remove-objects.ts'

export const jobs = [removeObjects, dropRejected]
