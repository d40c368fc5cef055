import { Inject, Injectable } from '@nestjs/common';
import { holds, type RequestContext } from '@podium/platform-access';
import { checked, InputRefused, NotOrganiser, plainText, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { EditionNotFound } from '../edition/edition.refusals.js';
import { Editions } from '../edition/editions.js';
import { TableHasMistakes, type PastAwardsRecorded, type RecordPastAwardsInput } from './past-award.type.js';
import { PastAwards } from './past-awards.js';
import { readTable } from './read-table.js';

/** Puts the winners of the past on record, whole or not at all; the same table twice adds nothing. */
@Injectable()
export class RecordPastAwards {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(PastAwards) private readonly awards: PastAwards,
  ) {}

  async run(context: RequestContext, input: RecordPastAwardsInput): Promise<PastAwardsRecorded> {
    const read = readTable(input.csv);
    const { dryRun = false } = input;
    let answer: PastAwardsRecorded | undefined;
    const work = this.mutations.run(context, async (tx) => {
      const { editionCode } = input;
      const opened = await this.editions.current(editionCode, tx);
      if (!opened) refuse(new EditionNotFound('edition', editionCode));
      if (!holds(await context.appointments(), 'organiser', editionCode)) refuse(new NotOrganiser());
      const source = checked('knownFrom', plainText(500), input.knownFrom);
      if (source === '')
        refuse(
          new InputRefused({ en: 'knownFrom: is needed', zhHant: '須說明資料來源。', zhHans: '须说明资料来源。' }),
        );
      if ('mistakes' in read) refuse(new TableHasMistakes(read.mistakes));
      const { rows } = read;
      const by = context.person().personId;
      const added = await this.awards.record(tx, opened.edition.series, rows, { source, by, at: await tx.now() });
      const readByRules = new Set(
        (opened.edition.rules ?? []).flatMap((rule) => (rule.kind === 'past-award' ? rule.awards : [])),
      );
      const unread = [...new Set(rows.map(({ award }) => award))].filter((award) => !readByRules.has(award));
      answer = { __typename: 'PastAwardsRecorded', added, known: rows.length - added, unread, dryRun };
      if (dryRun) throw new OnlyTried();
      return answer;
    });
    return work.catch((error: unknown) => {
      if (error instanceof OnlyTried && answer) return answer;
      throw error;
    });
  }
}

/** Rolls a dry run back once it is known what it would have done. */
class OnlyTried extends Error {
  override readonly name = 'OnlyTried';
}
