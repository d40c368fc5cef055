/** Where a client gets the token it sends. */
export interface TokenSource {
  /** The token that is good now; undefined when nobody is signed in. */
  token(): Promise<string | undefined>;
  /**
   * The graph said that this token is not good.
   * @returns another one, or undefined when the session is over
   */
  refused(token: string): Promise<string | undefined>;
}
