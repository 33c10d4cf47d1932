import './mailed-token.ts'
import { Session } from './session.ts'

const patienceMs = 100

/** Who is signed in in this browser. */
export const session = new Session()
void session.start()
// The page's own code keeps the browser busy for longer than the answer takes, so that the question goes out first.
await Promise.race([session.asked, new Promise((resolve) => setTimeout(resolve, patienceMs))])
