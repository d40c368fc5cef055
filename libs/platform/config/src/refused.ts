/** Why a process does not start, said to the person at the terminal: its message is a sentence that names what to change. */
export class StartRefused extends Error {
  override readonly name: string = 'StartRefused';
}
