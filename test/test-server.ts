/** What the run's setup tells the specs about the database server it started. */
export interface TestServer {
  ownerUrl: string;
  appUrl: string;
  /** The mark on that server. */
  token: string;
}

declare global {
  var stopTestServer: (() => Promise<void>) | undefined;
}
