import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isRequiredInputField,
} from 'graphql'
import type { Viewer } from './facts.ts'
import { questionBehind } from './paths.ts'
import { type Style, styles } from './styles.ts'
import type { Town } from './town.ts'

export interface Change {
  readonly name: string
  readonly style: Style
  readonly document: string
  /** One for each of the victim's things that the input can name. */
  readonly inputs: readonly (Record<string, unknown> | undefined)[]
  readonly paths: number
}

/** Whom a hidden person is for: mallory is blocked by ada, alan is away for all others. */
const hiddenFrom = (town: Town, viewer: Viewer) => (viewer === 'mallory' ? town.people.ada : town.people.alan)

/** Those of the mutations that the schema has, aimed at what is not the attacker's. */
export function changes(
  schema: GraphQLSchema,
  names: readonly string[],
  town: Town,
  viewer: Viewer,
  turn: number,
): Change[] {
  const fields = schema.getMutationType()?.getFields() ?? {}
  return names.flatMap((name, n) => {
    const field = fields[name]
    if (!field) return []
    const style = styles[(n + turn) % styles.length]!
    const [argument] = field.args
    const root = {
      ...{ from: `Mutation.${name}`, operation: 'mutation', type: getNamedType(field.type) },
      call: argument ? `${name}(input: $input)` : name,
      variables: argument ? [`$input: ${argument.type}`] : [],
    }
    const { document, paths } = questionBehind(schema, root, style, 1)
    return { name, style, document, paths, inputs: inputsOf(field, town, viewer) }
  })
}

function inputsOf(
  field: GraphQLField<unknown, unknown>,
  town: Town,
  viewer: Viewer,
): (Record<string, unknown> | undefined)[] {
  const [argument] = field.args
  if (!argument) return [undefined]
  const type = getNamedType(argument.type) as GraphQLInputObjectType
  const inputs: Record<string, unknown>[] = []
  for (let n = 0; n < 8; n++) {
    const input = inputOf(type, field.name, town, viewer, n)
    if (inputs.every((one) => JSON.stringify(one) !== JSON.stringify(input))) inputs.push(input)
  }
  return inputs
}

function inputOf(
  type: GraphQLInputObjectType,
  mutation: string,
  town: Town,
  viewer: Viewer,
  n: number,
): Record<string, unknown> {
  const entries = Object.values(type.getFields()).flatMap((input) => {
    const named = getNamedType(input.type)
    const list = String(input.type).includes('[')
    const value = isInputObjectType(named)
      ? inputOf(named, mutation, town, viewer, n)
      : isEnumType(named)
        ? named.getValues()[0]!.name
        : attackersValue(mutation, input.name, town, viewer, n)
    if (value === undefined) {
      if (isRequiredInputField(input)) throw new Error(`What would an attacker give for ${type.name}.${input.name}?`)
      return []
    }
    return [[input.name, list ? [value] : value]]
  })
  return Object.fromEntries(entries)
}

/** What an attacker who knows every id would send. */
function attackersValue(mutation: string, name: string, town: Town, viewer: Viewer, n: number): unknown {
  const { targets, people } = town
  const one = (values: readonly string[] | undefined) => values?.[n % values.length]
  const hidden = hiddenFrom(town, viewer).id
  switch (name) {
    case 'postId':
      // What may be seen may be commented on and shared, and is nobody else's to change.
      return one(
        /^(edit|delete|publish|pin|unpin)/.test(mutation)
          ? targets.postId!.filter((id) => !isOf(town, id, viewer))
          : targets.closedPostId,
      )
    case 'subjectId':
      return one([...targets.closedPostId!, targets.commentId![0]!])
    case 'commentId':
      // What may be seen may be reported.
      if (/^report/.test(mutation)) return targets.commentId![0]
      return one(targets.commentId!.filter((id) => !isOf(town, id, viewer)))
    case 'userId':
      return /Participant/.test(mutation) ? people.grace.id : hidden
    case 'userIds':
    case 'participantIds':
    case 'customAudienceIds':
      return hidden
    case 'mediaId':
    case 'mediaIds':
    case 'afterMediaId':
    case 'profilePictureId':
    case 'coverPhotoId':
      return one(targets.mediaIds)
    case 'messageId':
    case 'upToMessageId':
    case 'replyToId':
      return one(targets.messageId!.filter((id) => !isOf(town, id, viewer)))
    case 'parentId':
      return targets.commentId![0]
    case 'conversationId':
      return one(targets.conversationId)
    case 'collectionId':
    case 'friendRequestId':
    case 'sessionId':
    case 'filteredWordId':
    case 'notificationIds':
    case 'notificationGroupIds':
    case 'uploadId':
      return one(targets[name])
    case 'upToId':
      return one(targets.notificationIds)
    case 'caseId':
    case 'decisionId':
    case 'appealId':
      return one(targets[name])
    case 'accept':
      return true
    case 'token':
    case 'reportToken':
      return `${town.targets.decisionId![0]}.9999999999999.forged`
    case 'statement':
      return 'overwritten'
    case 'endpoint':
      return mutation === 'unregisterPushSubscription' ? targets.endpoint![0] : `https://push.example.com/${viewer}`
    case 'username':
      return people.ada.username
    case 'newEmail':
      return people.ada.email
    case 'password':
    case 'currentPassword':
      return 'certainly a wrong one'
    case 'newPassword':
      return 'another long enough one'
    case 'idempotencyKey':
      return one(town.facts.all.filter((fact) => fact.name.startsWith('key of')).map(({ text }) => text))
    case 'isPublic':
    case 'isTyping':
      return true
    case 'isPublished':
      return false
    case 'p256dh':
      return Buffer.alloc(65, 4).toString('base64url')
    case 'auth':
      return Buffer.alloc(16, 5).toString('base64url')
    case 'name':
    case 'content':
    case 'description':
    case 'altText':
    case 'filename':
    case 'phrase':
      return 'overwritten'
    case 'locale':
      return 'de'
    case 'from':
      return '22:00'
    case 'until':
      // Where a conversation is muted it is a moment, which may be left out.
      return mutation === 'updateDeliverySettings' ? '07:00' : undefined
    case 'mimeType':
      return 'image/png'
    case 'byteSize':
      return 10
    case 'x':
    case 'y':
      return 0.5
    default:
      return undefined
  }
}

/** What stands among the victim's things and is the attacker's to change: a friend's words and share, comments on a stranger's post. */
function isOf({ targets }: Town, id: string, viewer: Viewer): boolean {
  const [, ofFriend, , ...onStrangersPost] = targets.commentId!
  if (viewer === 'grace') return [ofFriend, targets.messageId![1], targets.postId!.at(-1)].includes(id)
  return viewer === 'edsger' && onStrangersPost.includes(id)
}

/** What an attacker may do after all: to end the own session, and as a member of the group. */
export function isAllowed(mutation: string, viewer: Viewer): boolean {
  const members = [
    ...['leaveConversation', 'markConversationRead', 'reportMessage', 'sendMessage', 'setTyping'],
    ...['setMessageReaction', 'removeMessageReaction', 'archiveConversation', 'muteConversation'],
  ]
  return mutation === 'signOut' || (viewer === 'grace' && members.includes(mutation))
}
