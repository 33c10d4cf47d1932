export interface Text {
  /** Short heading, also of the push message and the e-mail. */
  title: string
  /** One sentence. */
  message: string
}
