import type { Chance } from './chance.js';
import { many } from './many.js';
import * as ask from './operations.js';
import type { Person } from './person.js';
import type { Stage } from './stage.js';

export interface Judge {
  /** 0, 1, 2 …: names the judge towards chance. */
  at: number;
  person: Person;
}

interface Assigned {
  round: {
    id: string;
    state: string;
    rubric: {
      criteria: { code: string; attributes: { code: string }[] }[];
      scale: Record<'min' | 'max' | 'step', string>;
    };
  };
  dossier: { id: string; code: string };
}

interface Page<T> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Everything that a judge is asked to mark, page after page. */
async function assignmentsOf(judge: Judge, editionCode: string): Promise<Assigned[]> {
  const all: Assigned[] = [];
  for (let after: string | null = null; ;) {
    const { myAssignments: page }: { myAssignments: Page<Assigned> } = await judge.person.ask(ask.MY_ASSIGNMENTS, {
      editionCode,
      after,
    });
    all.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return all;
    after = page.pageInfo.endCursor;
  }
}

/**
 * Judges mark what they are assigned, as judges do: around what an entry is worth, each with their own severity and noise.
 * @returns how many sheets were handed in
 */
export async function scoreEverything(
  judges: Judge[],
  stage: Stage,
  width: number,
  chance: Chance,
  qualityOf: (entryCode: string) => number,
  progress: (sheets: number) => void,
): Promise<number> {
  let sheets = 0;
  await many(judges, width, async (judge) => {
    const declared = new Set<string>();
    for (const { round, dossier } of await assignmentsOf(judge, stage.editionCode)) {
      // Nobody here knows anybody: the list of entrants is read, and there is no conflict.
      if (!declared.has(round.id)) {
        declared.add(round.id);
        const input = { roundId: round.id, conflicts: [] };
        await judge.person.tell(`declare-${round.id}`, ask.DECLARE_CONFLICTS, { input });
      }
      // Without the edition's own code: a second season of the same seed has another.
      const name = [dossier.code.slice(stage.editionCode.length), judge.at, stage.code] as const;
      const { min, max, step } = round.rubric.scale;
      const severity = 5 * chance.normal('severity', judge.at);
      const mark = (criterion: string, attribute: string) => {
        const felt = qualityOf(dossier.code) + severity + 7 * chance.normal(...name, criterion, attribute);
        const share = Math.max(0, Math.min(1, felt / 100));
        const steps = Math.round((share * (Number(max) - Number(min))) / Number(step));
        return String(Number((Number(min) + steps * Number(step)).toFixed(6)));
      };
      const marks = round.rubric.criteria.flatMap(({ code, attributes }) =>
        attributes.length === 0
          ? [{ criterion: code, mark: mark(code, '') }]
          : attributes.map(({ code: attribute }) => ({ criterion: code, attribute, mark: mark(code, attribute) })),
      );
      const input = { roundId: round.id, dossierId: dossier.id, marks };
      await judge.person.tell(`sheet-${round.id}-${dossier.id}`, ask.SUBMIT_SHEET, { input });
      progress(++sheets);
    }
  });
  return sheets;
}
