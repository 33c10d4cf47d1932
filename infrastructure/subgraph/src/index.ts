export { findSettingProblems, settingsOf, subgraphConfig } from './config.ts'
export type { OpenedContext } from './context.ts'
export {
  defineSubgraph,
  type Job,
  type RequestContext,
  requireViewer,
  resolveViewerReference,
  type ServiceInstance,
  type Subgraph,
  type Worker,
} from './define-subgraph.ts'
export {
  createGrantSigner,
  createGrantVerifier,
  exportGrantKeys,
  type GrantKeys,
  type Grants,
  generateGrantKeys,
  grantPrivateKeySetting,
  grantPublicKeysSetting,
  isKeyOf,
} from './grants/index.ts'
export { type Facet, facetsOf, type Mention, namesIn, readMentions } from './graphql/facets.ts'
export { byteCountScalar, dateScalar, dateTimeScalar } from './graphql/scalars.ts'
export { readLine, readText, type TextRead, type TextRule } from './graphql/texts.ts'
export { failed, type UserError, userError, userErrorCodes } from './graphql/user-errors.ts'
export type { Ask, Audience, Listener } from './live/ask.ts'
export { type MailConfig, mailSettings, senderAddress } from './mail/mail-settings.ts'
export { createMailTransport, type Mail, type MailTransport, messageIdDomain } from './mail/mail-transport.ts'
export { runService } from './run-service.ts'
export { type RunningSubgraph, startSubgraph } from './start-subgraph.ts'
