import { indexNames } from './index-names.ts'

export const jobs = [indexNames]
