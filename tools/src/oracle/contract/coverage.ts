import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { watchedPaths } from '../live/watches.ts'
import { payloadSelection } from '../steps/send.ts'
import type { Answers } from './answers.ts'
import { coordinatesOf } from './questions.ts'
import { coveredBy, rootsOf } from './roots.ts'

/** What somebody may see or may not. Each field that leads to one of them is a path. */
const kinds = new Set([
  ...['User', 'FriendRequest', 'Post', 'Comment', 'Reaction', 'Tag', 'MediaCollection', 'MediaFile'],
  ...['Conversation', 'Participant', 'Message', 'Notification', 'NotificationGroup'],
])

/** Files are processed in their own time, of which no model knows the order: `tools/tests/uploads.test.ts` tries these. */
const ofUploads = new Set(['CompleteUploadPayload.mediaFile', 'Subscription.mediaProcessed'])

/** Moderators alone are shown these, and nobody of the oracle's people is one: `tools/tests/moderation.test.ts` tries them. */
const ofModerators = new Set([
  ...['AuditEntry.actor', 'ModerationCase.assignee', 'ModerationCase.owner', 'ModerationEvidence.media'],
])

/** `Type.field` of every field of the contract that leads to a person, a post or the like, also by a page, an edge or an event. */
export function pathsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => leadsToAKind(schema, getNamedType(field.type)))
        .map(({ name }) => `${type.name}.${name}`),
    )
    .filter((path) => !ofUploads.has(path) && !ofModerators.has(path))
}

function leadsToAKind(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  if (kinds.has(type.name)) return true
  if (isUnionType(type) || isInterfaceType(type)) {
    return schema.getPossibleTypes(type).some((one) => leadsToAKind(schema, one) || holdsAKind(schema, one))
  }
  return isObjectType(type) && /(Connection|Edge)$/.test(type.name) && holdsAKind(schema, type)
}

function holdsAKind(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  return (
    isObjectType(type) &&
    Object.values(type.getFields()).some((field) => leadsToAKind(schema, getNamedType(field.type)))
  )
}

/** The paths that the oracle compares: by reading, in streams, and in the payloads of these mutations. */
export function comparedPaths(schema: GraphQLSchema, answers: Answers, mutations: readonly string[]): Set<string> {
  const compared = coveredBy(rootsOf(schema, answers)).union(watchedPaths(schema, answers))
  for (const mutation of mutations) {
    const payload = getNamedType(schema.getMutationType()!.getFields()[mutation]!.type)
    for (const [field, selection] of payloadSelection(schema, answers, mutation)) {
      compared.add(`${payload.name}.${field}`)
      for (const path of coordinatesOf(selection)) compared.add(path)
    }
  }
  return compared
}
