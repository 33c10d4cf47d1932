import { endRetention } from './end-retention.ts'

export const jobs = [endRetention]
