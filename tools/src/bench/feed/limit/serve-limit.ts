import { createServer } from 'node:http'
import pg from 'pg'
import { serving } from '../../gateway/processes/serve.ts'
import { feedStatement } from './statement.ts'

/** A bare server: it believes the header that says who asks, and passes on what the one statement answers. */
const pool = new pg.Pool({
  connectionString: process.env.LIMIT_URL,
  max: 8,
  // The statement takes longer to plan than to run.
  options: '-c plan_cache_mode=force_generic_plan',
})
const server = createServer((request, response) => {
  request.resume()
  pool.query({ name: 'feed', text: feedStatement, values: [request.headers.viewer] }).then(
    ({ rows }) => {
      response.setHeader('content-type', 'application/json')
      response.end(rows[0].answer)
    },
    (error) => {
      response.statusCode = 500
      response.end(String(error))
    },
  )
})
server.listen(0, '127.0.0.1', () => {
  serving(`http://127.0.0.1:${(server.address() as { port: number }).port}/`)
})
