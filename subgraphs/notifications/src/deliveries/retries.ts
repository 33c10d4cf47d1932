/** Half a day of attempts, ever further apart. */
const mostAttempts = 12

export const backoffMs = ({ attempts }: { attempts: number }) => Math.min(2 ** attempts * 15_000, 4 * 60 * 60 * 1000)

export const isLastAttempt = ({ attempts }: { attempts: number }) => attempts >= mostAttempts
