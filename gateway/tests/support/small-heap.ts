import { startOnSpecs } from './plaza-gateway.ts'

// A gateway in a process of its own, whose heap the parent chooses: it says where it is, and ends with its parent.
const gateway = await startOnSpecs(
  {
    a: {
      sdl: 'type Query { item: Item } type Item @key(fields: "id") { id: ID! a: Int item: Item } type Subscription { ticks: Int }',
      root: { item: { id: '1', a: 1 } },
      entities: { Item: [{ id: '1', a: 1 }] },
    },
    b: { sdl: 'type Item @key(fields: "id") { id: ID! b: Int }', entities: { Item: [{ id: '1', b: 2 }] } },
  },
  { RATE_LIMIT_PER_ADDRESS: '0', MAX_QUERY_LENGTH: '1000000' },
)
process.once('disconnect', () => process.exit(0))
process.send!(gateway.url)
