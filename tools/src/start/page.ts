import { subgraphNames } from '@plaza/schema/subgraphs'
import type { SessionDemo } from 'gateway'
import type { EmbeddedSettings } from '../embedded/settings.ts'
import { townDemo } from './demo-people.ts'

const demo = townDemo(['ada', 'grace', 'alan', 'katherine', 'edsger', 'dorothy'])

/** What browsers are shown. */
export interface StartPages {
  /** The first operation in the gateway's editor. */
  document: string
  /** People to act as. */
  demo?: SessionDemo
}

/** A first query that crosses services, and the people of the seeded town. */
export function startPages(hasDemoPeople: boolean): StartPages {
  return hasDemoPeople
    ? { document: firstQuery, demo }
    : { document: 'query Trending {\n  trendingTags(first: 5) { name postCount }\n}\n' }
}

const firstQuery = `query Home {
  viewer {
    profile { displayName friendCount }
    homeFeed(first: 3) {
      edges {
        reason
        node {
          content
          author { displayName }
          likeCount
          commentCount
        }
      }
    }
    unreadMessageCount
    unreadNotificationCount
  }
  trendingTags(first: 5) { name postCount }
}
`

export interface StartedFacts {
  settings: EmbeddedSettings
  seconds: number
  /** False when there was data before, or none was asked for. */
  hasDemoPeople: boolean
  /** Whether the gateway serves the page. */
  hasSite: boolean
  logFile: string
  workers: number
  metricsUrl: string | undefined
}

/** What is where, and one thing to try at once. */
export function renderPage(facts: StartedFacts): string {
  const { settings, seconds, hasDemoPeople, hasSite, logFile, workers, metricsUrl } = facts
  const { ports, dataDir } = settings
  const url = `http://localhost:${ports.gateway}/graphql`
  const people = hasDemoPeople
    ? `
  Sign in as     ada, grace, alan … with the password plaza-demo-password

  Try it:
    curl -s ${url} -H 'content-type: application/json' \\
      -d '{"query":"mutation { signIn(input: { identifier: \\"ada\\", password: \\"plaza-demo-password\\" }) { tokens { accessToken } } }"}'
`
    : `
  Try it:
    curl -s ${url} -H 'content-type: application/json' -d '{"query":"{ trendingTags { name postCount } }"}'
`
  return `
Plaza is up, after ${seconds.toFixed(1)} s.

${hasSite ? `  Page           http://localhost:${ports.gateway}  (open it in a browser)\n` : ''}  Explorer       ${url}  (in a browser)
  GraphQL        ${url}
  Subgraphs      ${subgraphNames.map((name) => `${name} ${ports[name]}`).join(' · ')}
  PostgreSQL     127.0.0.1:${ports.postgres}, a database for each in ${dataDir}
  Log            ${logFile}${workers > 1 ? `\n  Workers        ${workers}` : ''}${metricsUrl ? `\n  Metrics        ${metricsUrl}` : ''}
${people}
Ctrl-C stops everything.
`
}
