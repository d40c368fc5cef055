import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  DateTime,
  InputRefused,
  NotOrganiser,
  Refusal,
  RefusalType,
  TextField,
  type WholeText,
} from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { EditionNotFound } from '../edition/edition.refusals.js';
import { RegistrationsGraph } from '../registrations.graph.js';

const registerIn = () => RegistrationsGraph;

@InputType()
export class RecordPastAwardsInput {
  @Field(() => String, { description: 'An edition of the series that the awards belong to.' }) editionCode!: string;
  @Field(() => String, {
    description:
      'A table as CSV, its first row the names of the columns: `edition`, `category`, `award`, `title`; `organisation` or `email`; besides `title_zh_hant`, `title_zh_hans`, `organisation_zh_hant`, `organisation_zh_hans`.',
  })
  csv!: string;
  @Field(() => String, { description: 'Where this is known from, e.g. the address of a page. Kept on record.' })
  knownFrom!: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Says what it would do, and does nothing.' })
  dryRun?: boolean;
}

@ObjectType({ registerIn, description: 'Every row was read; all of it is on record, unless it was a dry run.' })
export class PastAwardsRecorded {
  readonly __typename = 'PastAwardsRecorded';
  @Field(() => Int, { description: 'Rows that were not on record.' }) added!: number;
  @Field(() => Int, { description: 'Rows that were on record already.' }) known!: number;
  @Field(() => [String], { description: 'Awards that no rule of the edition looks at: misspelt, perhaps.' })
  unread!: string[];
  @Field(() => Boolean) dryRun!: boolean;
}

@ObjectType({ registerIn, description: 'A mistake in a table.' })
export class TableMistake {
  @Field(() => Int, { description: 'Line of the file, counted from 1.' }) line!: number;
  @Field(() => String, { nullable: true, description: 'Name of the column; null: the whole row.' })
  column!: string | null;
  @TextField() text!: WholeText;
}

@RefusalType({ registerIn, description: 'Nothing of a table is taken while one row of it is wrong.' })
export class TableHasMistakes extends Refusal {
  readonly __typename = 'TableHasMistakes';
  @Field(() => [TableMistake], { description: 'The first hundred, in the order of the file.' })
  mistakes!: TableMistake[];
  constructor(mistakes: TableMistake[]) {
    super({
      en: 'The table has mistakes; nothing of it was taken.',
      zhHant: '表格有錯誤，未有匯入任何資料。',
      zhHans: '表格有错误，未有导入任何资料。',
    });
    this.mistakes = mistakes;
  }
}

@ObjectType({ registerIn, description: 'An award of an edition that was not run here, as an organiser recorded it.' })
export class PastAward {
  @Field(() => String, { description: 'What that edition is called, e.g. `2019`.' }) edition!: string;
  @Field(() => String) category!: string;
  @Field(() => String) award!: string;
  @Field(() => [String], { description: 'The work, in each language that is known.' }) titles!: string[];
  @Field(() => [String]) organisations!: string[];
  @Field(() => String, { description: 'Where it is known from.' }) source!: string;
  @Field(() => DateTime) recordedAt!: Date;
}

export const PastAwardConnection = connectionOf(PastAward, { registerIn });

export const RecordPastAwardsResult = resultOf('RecordPastAwardsResult', () => [
  PastAwardsRecorded,
  TableHasMistakes,
  EditionNotFound,
  NotOrganiser,
  InputRefused,
]);
