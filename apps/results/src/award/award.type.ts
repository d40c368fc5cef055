import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  DateTime,
  InputRefused,
  NotOrganiser,
  Refusal,
  RefusalType,
  type Text,
  TextField,
} from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { ResultsGraph } from '../results.graph.js';

const registerIn = () => ResultsGraph;

@ObjectType({ registerIn, description: 'An award as it was conferred. Seen by organisers; the public reads winners.' })
export class Award {
  readonly __typename = 'Award';
  @Field(() => ID) id!: string;
  @Field(() => String) awardCode!: string;
  @Field(() => String, { nullable: true }) categoryCode!: string | null;
  @Field(() => String, { nullable: true }) streamCode!: string | null;
  @Field(() => String) entryCode!: string;
  @Field(() => ID) entryId!: string;
  @TextField() title!: Text;
  @Field(() => Int, { description: 'Its place in the standing that it was conferred from.' }) place!: number;
  @Field(() => ID, { description: 'The round whose standing that is.' }) roundId!: string;
  @Field(() => DateTime) conferredAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it becomes public, once its release is approved.' })
  releasedAt!: Date | null;
}

@ObjectType({ registerIn, description: 'Several awards that were conferred together.' })
export class AwardsConferred {
  readonly __typename = 'AwardsConferred';
  @Field(() => [Award]) awards!: Award[];
}

@ObjectType({ registerIn, description: 'What the closed standings suggest. People decide.' })
export class AwardDue {
  @Field(() => String) awardCode!: string;
  @Field(() => String, { nullable: true }) categoryCode!: string | null;
  @Field(() => String, { nullable: true }) streamCode!: string | null;
  @Field(() => ID) entryId!: string;
  @Field(() => String) entryCode!: string;
  @Field(() => Int) place!: number;
  @Field(() => String, { nullable: true, description: 'Decimal text, as the standing says it.' }) total!: string | null;
  @Field(() => ID) roundId!: string;
  @Field(() => Boolean, { description: 'More entries share the place than there are awards: the panel must choose.' })
  tied!: boolean;
}

@InputType()
export class ConferAwardInput {
  @Field(() => String) awardCode!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => ID, { description: 'The round whose standing it is conferred from.' }) roundId!: string;
}

@InputType()
export class ConferAwardsInput {
  @Field(() => String) editionCode!: string;
  @Field(() => [ConferAwardInput], { description: 'All of them are conferred, or none.' }) awards!: ConferAwardInput[];
}

@InputType()
export class RevokeAwardInput {
  @Field(() => ID) awardId!: string;
  @Field(() => String, { description: 'Kept on record.' }) reason!: string;
}

@RefusalType({ registerIn })
export class AwardNotFound extends Refusal {
  readonly __typename = 'AwardNotFound';
  override message = 'There is no such award, or no such edition.';
}

@RefusalType({ registerIn, description: 'The entry is not in the standing that this award is conferred from.' })
export class EntryNotInStanding extends Refusal {
  readonly __typename = 'EntryNotInStanding';
  override message: string;
  constructor(what: string) {
    super();
    this.message = what;
  }
}

@RefusalType({ registerIn, description: 'As many as there are of this award have been conferred already.' })
export class AwardIsTaken extends Refusal {
  readonly __typename = 'AwardIsTaken';
  override message: string;
  @Field(() => Int) max!: number;
  constructor(awardCode: string, max: number) {
    super();
    this.message = `There ${max === 1 ? 'is' : 'are'} only ${max} of ${awardCode} here.`;
    this.max = max;
  }
}

@RefusalType({ registerIn, description: 'A condition that the definition sets for this award.' })
export class AwardConditionNotMet extends Refusal {
  readonly __typename = 'AwardConditionNotMet';
  override message: string;
  constructor(message: string) {
    super();
    this.message = message;
  }
}

@RefusalType({ registerIn })
export class EntryIsWithdrawn extends Refusal {
  readonly __typename = 'EntryIsWithdrawn';
  override message = 'This entry has been withdrawn.';
}

export const ConferAwardsResult = resultOf('ConferAwardsResult', () => [
  AwardsConferred,
  AwardNotFound,
  EntryNotInStanding,
  AwardIsTaken,
  AwardConditionNotMet,
  EntryIsWithdrawn,
  NotOrganiser,
  InputRefused,
]);
export const RevokeAwardResult = resultOf('RevokeAwardResult', () => [
  Award,
  AwardNotFound,
  NotOrganiser,
  InputRefused,
]);
