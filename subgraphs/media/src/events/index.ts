import { keepBlockEdges } from './keep-block-edges.ts'
import { keepPeople } from './keep-people.ts'

export const consumers = [keepPeople, keepBlockEdges]
