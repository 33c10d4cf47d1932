import { type AuthDatabase, changeRole } from '@plaza/auth'
import type { Kysely } from 'kysely'
import { type Ask, mustSucceed } from './asking.ts'
import type { Filling } from './town.ts'

/**
 * A stranger has reported a post of ada's, and somebody who is no moderator any more has removed it; she has appealed. A
 * second case, about herself, waits.
 */
export async function fillModeration(ask: Ask, { plaza, people, facts, targets }: Filling): Promise<void> {
  const judge = await plaza.signUp('judge')
  const system = plaza.plaza.subgraphs.get('auth')!.instance.database.system as Kysely<AuthDatabase>
  await changeRole(system, 'judge', { isModerator: true })
  const report = async (what: 'reportPost' | 'reportUser', subject: object) => {
    const input = { ...subject, reason: 'SPAM', note: facts.tell('note of a report', [], 'nobody') }
    mustSucceed((await ask('edsger', reporting(what), { input }))[what])
    await plaza.plaza.bus.settled()
    const { data } = await plaza.ask(judge.token, queue)
    const [found] = data.viewer.moderation.cases.nodes
    return facts.take('id of a case', found.id, [], 'nobody')
  }
  const { createPost } = await ask('ada', post, { input: { content: 'to be removed', privacyLevel: 'PUBLIC' } })
  const caseId = await report('reportPost', { postId: mustSucceed(createPost).post.id })
  const explanation = facts.tell('explanation of a decision')
  const verdict = { caseId, action: 'REMOVE', rule: 'OTHER', explanation }
  const { data } = await plaza.ask(judge.token, decide, { input: verdict })
  const decisionId = mustSucceed(data.decideModerationCase).case.decision.id
  const statement = facts.tell('appeal')
  const { appealDecision } = await ask('ada', appeal, { input: { decisionId, statement } })
  targets.decisionId = [facts.take('id of a decision', decisionId)]
  targets.moderationDecisionId = targets.decisionId
  targets.appealId = [facts.take('id of an appeal', mustSucceed(appealDecision).decision.appeal.id)]
  targets.caseId = [caseId, await report('reportUser', { userId: people.ada.id })]
  await changeRole(system, 'judge', { isModerator: false })
}

const post = 'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } errors { code message } } }'
const reporting = (name: string) =>
  `mutation ($input: ${name.replace('r', 'R')}Input!) { ${name}(input: $input) { errors { code message } } }`
const queue = '{ viewer { moderation { cases { nodes { id } } } } }'
const decide = `mutation ($input: DecideModerationCaseInput!) {
  decideModerationCase(input: $input) { case { decision { id } } errors { code message } } }`
const appeal = `mutation ($input: AppealDecisionInput!) {
  appealDecision(input: $input) { decision { appeal { id } } errors { code message } } }`
