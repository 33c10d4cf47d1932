import { endRetention } from './end-retention.ts'
import { rotatePushKeys } from './rotate-push-keys.ts'

export const jobs = [endRetention, rotatePushKeys]
