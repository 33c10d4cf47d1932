/** The database or broker is at fault, not the event: the delivery is tried again later, and no dead letter is made. */
export class Unavailable extends Error {
  override name = 'Unavailable'
}
