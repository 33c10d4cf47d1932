import { cleanUp } from './clean-up.ts'
import { rotateKeys } from './rotate-keys.ts'
import { sendMails } from './send-mails.ts'

export const jobs = [sendMails, cleanUp, rotateKeys]
