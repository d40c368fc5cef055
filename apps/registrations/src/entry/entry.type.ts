import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import {
  connectionOf,
  DateTime,
  Json,
  Node,
  NodeType,
  type Text,
  TextField,
  TextInput,
} from '@podium/platform-graphql';
import { RegistrationsGraph } from '../registrations.graph.js';
import { Roster, Team, TeamInput } from '../team/team.type.js';
import { EntryAct } from './entry-act.js';
import { FormChanges, NoLongerAsked } from './former-forms.type.js';

const registerIn = () => RegistrationsGraph;

export enum EntryState {
  DRAFT = 'draft',
  SUBMITTED = 'submitted',
  ADMITTED = 'admitted',
  REFUSED = 'refused',
  WITHDRAWN = 'withdrawn',
  DISQUALIFIED = 'disqualified',
}
registerEnumType(EntryState, { name: 'EntryState' });

@NodeType({
  registerIn,
  description: 'One project in one stream of one category. Seen by its team and by those who organise and screen.',
})
@Audience('person')
export class Entry extends Node {
  readonly __typename = 'Entry';
  @Field(() => String, { description: 'The application reference, e.g. `HKICTA23-SL-0412`.' }) code!: string;
  @Field(() => String) editionCode!: string;
  @Field(() => String) categoryCode!: string;
  @Field(() => String) streamCode!: string;
  @TextField() title!: Text;
  @Field(() => EntryState) state!: EntryState;
  @Field(() => Int, {
    description: 'Grows with every change; send it back so that nobody overwrites what another changed.',
  })
  version!: number;
  @Field(() => Json, { description: 'Answers by field of the form.' }) answers!: Record<string, unknown>;
  @Field(() => DateTime) draftedAt!: Date;
  @Field(() => DateTime, { nullable: true }) submittedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When the office last decided about it.' })
  decidedAt!: Date | null;
  @Field(() => Roster, { description: 'The team as it takes part: as submitted, and until then as it is.' })
  roster!: Roster;
  @Field(() => Team, { nullable: true, description: 'The living team, for those who belong to it.' })
  team?: Team | null;
  @Field(() => FormChanges, {
    nullable: true,
    description:
      'What a revision of the edition has made of the form since this was last saved; told once more by the save that follows. null: nothing.',
  })
  changedSince?: FormChanges | null;
  @Field(() => [NoLongerAsked], {
    description: 'Answers that are kept though the form does not ask for them any more.',
  })
  noLongerAsked?: NoLongerAsked[];
  @Field(() => [EntryAct], { description: 'What you may do with it now.' }) viewerCan?: EntryAct[];
  teamId!: string;
  /** The edition's revision under which it was last saved, or, just after a save, was saved before. */
  savedUnder!: number;
  /** Of its category, which its code ends with. */
  number!: number;
}

export const EntryConnection = connectionOf(Entry, { registerIn });

@InputType()
export class StartEntryInput {
  @Field(() => ID) teamId!: string;
  @Field(() => String) categoryCode!: string;
  @Field(() => String) streamCode!: string;
  @Field(() => TextInput) title!: TextInput;
}

@InputType()
export class SaveEntryInput {
  @Field(() => ID) entryId!: string;
  @Field(() => Int, { description: 'The version you saw.' }) version!: number;
  @Field(() => TextInput, { nullable: true }) title?: TextInput | null;
  @Field(() => Json, { nullable: true, description: 'All answers; absent: as they are.' }) answers?: unknown;
  @Field(() => TeamInput, { nullable: true, description: 'The team as it shall be; absent: as it is.' })
  team?: TeamInput | null;
}

@InputType()
export class WithdrawEntryInput {
  @Field(() => ID) entryId!: string;
  @Field(() => Int) version!: number;
  @Field(() => String, { description: 'Kept on record.' }) reason!: string;
}
