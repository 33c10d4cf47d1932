import './mailed-token.ts'
import { Session } from './session.ts'

/** Who is signed in in this browser. It is asked for while the page's own code still loads. */
export const session = new Session()
void session.start()
