/** Stops the throw-away PostgreSQL that the setup started, and removes its folder. */
export default async function teardown() {
  await globalThis.podiumTestServer?.stop();
}
