import type { Command } from '../commands/command.js';

export const COMMANDS = [
  'agreement',
  'reliability',
  'concordance',
  'severity',
  'normalise',
  'pairs',
  'ballots',
  'assign',
  'draw',
  'canonical',
  'merkle',
  'rank',
  'recount',
  'simulate',
] as const;

/** Loads one command alone: solvers and number libraries would make every command start slowly. */
export async function commandNamed(name: (typeof COMMANDS)[number]): Promise<Command> {
  const { command } = (await import(`../commands/${name}.js`)) as { command: Command };
  return command;
}
