import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import {
  connectionOf,
  DateTime,
  InputRefused,
  Node,
  NodeType,
  PageArgs,
  TextField,
  type Text,
} from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { DossierMember } from '../dossier/dossier.type.js';
import { JudgingGraph } from '../judging.graph.js';
import { RoundAbandoned, RoundClosed, RoundTimeIsOver } from '../round/round.refusals.js';
import { ConflictAct } from './conflict.acts.js';
import { ConflictNotFound, NotOnPanel, TeamConflictStands } from './conflict.refusals.js';

const registerIn = () => JudgingGraph;

/** Why somebody must not judge an entry; the values are the database's. */
export enum ConflictKind {
  TEAM = 'team',
  NAMED = 'named',
  ECONOMY = 'economy',
  ORGANISATION = 'organisation',
  DEPARTMENT = 'department',
  SCHOOL = 'school',
  FAMILY = 'family',
  OTHER = 'other',
}
registerEnumType(ConflictKind, {
  name: 'ConflictKind',
  valuesMap: {
    TEAM: { description: 'Belongs to the team.' },
    NAMED: { description: 'The team names this address.' },
    ECONOMY: { description: 'Comes from the same economy.' },
    ORGANISATION: { description: 'Comes from the same organisation.' },
    DEPARTMENT: {},
    SCHOOL: {},
    FAMILY: {},
    OTHER: { description: 'As the reason says.' },
  },
});

/** Who said so; the values are the database's. */
export enum ConflictSource {
  DECLARED = 'declared',
  INFERRED = 'inferred',
  PINNED = 'pinned',
  OVERRULED = 'overruled',
}
registerEnumType(ConflictSource, {
  name: 'ConflictSource',
  valuesMap: {
    DECLARED: { description: 'By the judge.' },
    INFERRED: { description: 'From the team and from what is known of the judge.' },
    PINNED: { description: 'By an organiser.' },
    OVERRULED: { description: 'An organiser found that there is none: it bars nobody.' },
  },
});

@NodeType({ registerIn, description: 'Somebody stays away from an entry, in every round.' })
@Audience('person')
export class Conflict extends Node {
  readonly __typename = 'Conflict';
  @Field(() => String) editionCode!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => String, {
    nullable: true,
    description: 'What people see, e.g. `HKICTA23-SL-0412`; null before it is admitted.',
  })
  entryCode!: string | null;
  @TextField({ nullable: true }) title!: Text | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of whom, by the address of a seat; null: by the account alone.',
  })
  email!: string | null;
  @Field(() => ID, { nullable: true }) personId!: string | null;
  @Field(() => ConflictKind) kind!: ConflictKind;
  @Field(() => ConflictSource) source!: ConflictSource;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => ID, { nullable: true, description: 'Who said so; null: it was inferred.' }) byPersonId!: string | null;
  @Field(() => DateTime) at!: Date;
  @Field(() => DateTime, { nullable: true, description: 'It ends at this instant; null: it does not end.' })
  until!: Date | null;
  @Field(() => [ConflictAct]) viewerCan!: `${ConflictAct}`[];
}
export const ConflictConnection = connectionOf(Conflict, { registerIn });

@ObjectType({
  registerIn,
  description: 'A contender as judges see it before they say with which they are in conflict.',
})
export class Entrant {
  @Field(() => ID) dossierId!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => String, { description: 'What people see, e.g. `HKICTA23-SL-0412`.' }) entryCode!: string;
  @TextField() title!: Text;
  @TextField() teamName!: Text;
  @TextField({ nullable: true }) organisation!: Text | null;
  @Field(() => [DossierMember]) members!: DossierMember[];
}
export const EntrantConnection = connectionOf(Entrant, { registerIn });

@ArgsType()
export class EntrantsArgs extends PageArgs {
  @Field(() => ID) roundId!: string;
}

@ArgsType()
export class ConflictsArgs extends PageArgs {
  @Field(() => String) editionCode!: string;
  @Field(() => String, { nullable: true }) categoryCode?: string | null;
  @Field(() => ConflictSource, { nullable: true }) source?: ConflictSource | null;
}

@ArgsType()
export class MyConflictsArgs extends PageArgs {
  @Field(() => String, { nullable: true }) editionCode?: string | null;
}

@InputType()
export class ConflictDeclaredInput {
  @Field(() => ID) dossierId!: string;
  @Field(() => ConflictKind, { defaultValue: ConflictKind.OTHER }) kind: ConflictKind = ConflictKind.OTHER;
  @Field(() => String) reason!: string;
}

@InputType()
export class DeclareConflictsInput {
  @Field(() => ID) roundId!: string;
  @Field(() => [ConflictDeclaredInput], {
    description: 'None: there is no conflict. What was declared earlier stays, also when it is not named again.',
  })
  conflicts!: ConflictDeclaredInput[];
}

@ObjectType({
  registerIn,
  description: 'The judge has read the list of entrants; those without a conflict are open now.',
})
export class ConflictsDeclared {
  readonly __typename = 'ConflictsDeclared';
  @Field(() => ID) roundId!: string;
  @Field(() => DateTime) declaredAt!: Date;
  @Field(() => [Conflict], { description: 'What was declared now.' }) conflicts!: Conflict[];
}

@InputType()
export class PinConflictInput {
  @Field(() => ID, { description: 'Whose conflict it is; it holds wherever this person judges.' }) seatId!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => ConflictKind, { defaultValue: ConflictKind.OTHER }) kind: ConflictKind = ConflictKind.OTHER;
  @Field(() => String) reason!: string;
  @Field(() => DateTime, { nullable: true, description: 'It ends at this instant; null: it does not end.' })
  until?: Date | null;
}

@InputType()
export class OverruleConflictInput {
  @Field(() => ID) conflictId!: string;
  @Field(() => String) reason!: string;
}

export const DeclareConflictsResult = resultOf('DeclareConflictsResult', () => [
  ConflictsDeclared,
  NotOnPanel,
  RoundClosed,
  RoundAbandoned,
  RoundTimeIsOver,
  InputRefused,
]);
export const PinConflictResult = resultOf('PinConflictResult', () => [Conflict, ConflictNotFound, InputRefused]);
export const OverruleConflictResult = resultOf('OverruleConflictResult', () => [
  Conflict,
  ConflictNotFound,
  TeamConflictStands,
  InputRefused,
]);
