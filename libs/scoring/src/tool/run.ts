import type { Command } from '../commands/command.js';
import { canonical } from '../proof/canonical.js';
import { NotComputable } from '../refusal.js';
import { Malformed, readJson } from './read-json.js';
import { validate } from './validate.js';

/** What the tool says and how it ends. */
export interface Outcome {
  /** 0: computed. 2: malformed input. 3: undefined or infeasible, refused by name. */
  code: 0 | 2 | 3;
  out: string;
  /** For a person; empty when all is well. */
  err: string;
}

/** Runs one command on the text of its input. Faults of our own are thrown. */
export async function runCommand(command: Command, input: Uint8Array): Promise<Outcome> {
  try {
    const value = readJson(textOf(input));
    validate(command.schema, value);
    const answer = await command.run(value);
    // A text is the answer itself; everything else is written as canonical JSON, so that equal answers are equal bytes.
    return { code: 0, out: typeof answer === 'string' ? answer : `${canonical(answer)}\n`, err: '' };
  } catch (error) {
    if (error instanceof Malformed) {
      return { code: 2, out: `${canonical({ malformed: error.mistakes })}\n`, err: `${error.message}\n` };
    }
    if (error instanceof NotComputable)
      return { code: 3, out: `${canonical(plain(error))}\n`, err: `${error.message}\n` };
    throw error;
  }
}

function textOf(input: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch {
    throw new Malformed([{ at: '', problem: 'the input is not UTF-8' }]);
  }
}

/** The facts of a refusal come from callers; what JSON leaves out (undefined) is left out here too. */
const plain = (refused: NotComputable): unknown => JSON.parse(JSON.stringify(refused));
