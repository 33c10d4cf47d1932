import { everybody, type Tables } from '../../../../../../../tests/row-level-security/expectations/expectation.ts'

export const samples: Tables = {
  people: {
    kind: "case user_id when :ada then 'person' when :alan then 'somebody away' end",
    kinds: { person: { see: everybody }, 'somebody away': {} },
  },
  samples: {
    kind: "case when author_id = :ada then case when is_public then 'public' else 'private' end end",
    kinds: { public: { see: everybody, add: 'owner' }, private: { see: 'owner', add: 'owner' } },
  },
}
