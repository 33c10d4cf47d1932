const longestEndpoint = 2_000

/** Whether it may be the address at which a push service takes messages for a browser. */
export const isEndpoint = (text: string): boolean =>
  text.length <= longestEndpoint && /^https:\/\/[!-~]+$/.test(text) && URL.canParse(text)
