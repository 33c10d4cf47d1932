import { mediaSteps } from './media.ts'
import { peopleSteps } from './people.ts'
import { postSteps } from './posts.ts'

export const steps = { ...peopleSteps, ...postSteps, ...mediaSteps }

export type StepName = keyof typeof steps

export const stepNames = Object.keys(steps) as StepName[]
