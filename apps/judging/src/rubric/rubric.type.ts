import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TextField, type Text } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';

const registerIn = () => JudgingGraph;

/** What the mark "not applicable" does; the values are those of editions. */
export enum NotApplicable {
  SHARE_IN_PROPORTION = 'share-in-proportion',
  REFUSE = 'refuse',
}
registerEnumType(NotApplicable, {
  name: 'NotApplicable',
  valuesMap: {
    SHARE_IN_PROPORTION: { description: 'A mark of null shares its weight out among the others in proportion.' },
    REFUSE: { description: 'Every mark is asked for.' },
  },
});

@ObjectType({ registerIn, description: 'A part of a criterion that is marked on its own.' })
export class RoundAttribute {
  @Field(() => String, { description: 'Unique in its criterion.' }) code!: string;
  @TextField() name!: Text;
  @Field(() => String, { description: 'Percent of the criterion, decimal text.' }) weight!: string;
}

@ObjectType({ registerIn })
export class RoundCriterion {
  @Field(() => String, { description: 'Unique in the rubric; what a sheet marks.' }) code!: string;
  @TextField() name!: Text;
  @Field(() => String, { description: 'Percent of the whole, decimal text.' }) weight!: string;
  @Field(() => [RoundAttribute], { description: 'None: the criterion itself is marked.' })
  attributes!: RoundAttribute[];
}

@ObjectType({ registerIn, description: 'The marks there are: min, min + step, … max; decimal text.' })
export class MarkScale {
  @Field(() => String) min!: string;
  @Field(() => String) max!: string;
  @Field(() => String) step!: string;
}

@ObjectType({ registerIn, description: 'What is marked and how it weighs, as it was when the round was opened.' })
export class RoundRubric {
  @Field(() => [RoundCriterion]) criteria!: RoundCriterion[];
  @Field(() => MarkScale) scale!: MarkScale;
  @Field(() => NotApplicable) notApplicable!: NotApplicable;
}

@ObjectType({ registerIn })
export class RoundStage {
  @Field(() => String) code!: string;
  @TextField() name!: Text;
  @Field(() => Int, { description: 'Sheets wanted per dossier.' }) judgesPerDossier!: number;
}
