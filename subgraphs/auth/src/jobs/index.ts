import { cleanUp } from './clean-up.ts'
import { endEvidenceOfCases } from './end-evidence.ts'
import { rotateKeys } from './rotate-keys.ts'
import { sendMails } from './send-mails.ts'

export const jobs = [sendMails, cleanUp, endEvidenceOfCases, rotateKeys]
