import type { ConcreteRequest } from 'relay-runtime'

const scalar = (name: string) => ({ alias: null, args: null, kind: 'ScalarField', name, storageKey: null })
const linked = (name: string, concreteType: string, selections: unknown[], args: unknown = null) => ({
  alias: null,
  args,
  concreteType,
  kind: 'LinkedField',
  name,
  plural: false,
  selections,
  storageKey: null,
})
const request = (kind: 'query' | 'subscription', variables: unknown[], selections: unknown[], text: string) =>
  ({
    fragment: {
      argumentDefinitions: variables,
      kind: 'Fragment',
      metadata: null,
      name: 'Clients',
      selections,
      type: kind === 'query' ? 'Query' : 'Subscription',
      abstractKey: null,
    },
    kind: 'Request',
    operation: { argumentDefinitions: variables, kind: 'Operation', name: 'Clients', selections },
    params: { cacheID: kind, id: null, metadata: {}, name: 'Clients', operationKind: kind, text },
  }) as unknown as ConcreteRequest

// What relay-compiler 21 writes for the two texts; its binaries of six platforms would make up half of an installation.
export const viewerQuery = request(
  'query',
  [],
  [
    linked('viewer', 'Viewer', [
      scalar('id'),
      linked('account', 'Account', [scalar('id'), scalar('email')]),
      linked('profile', 'User', [scalar('id'), scalar('displayName')]),
    ]),
  ],
  'query Clients { viewer { id account { id email } profile { id displayName } } }',
)

export const commentSubscription = request(
  'subscription',
  [{ defaultValue: null, kind: 'LocalArgument', name: 'postId' }],
  [
    linked(
      'commentAdded',
      'Comment',
      [scalar('id'), scalar('content')],
      [{ kind: 'Variable', name: 'postId', variableName: 'postId' }],
    ),
  ],
  'subscription Clients($postId: ID!) { commentAdded(postId: $postId) { id content } }',
)
