import { Field } from '@nestjs/graphql';
import { Refusal, RefusalType } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';
import { ScoreSheet } from './sheet.type.js';

@RefusalType({
  registerIn: () => JudgingGraph,
  description: 'You handed this sheet in elsewhere in the meantime. Nothing was replaced; look at both.',
})
export class SheetChangedMeanwhile extends Refusal {
  readonly __typename = 'SheetChangedMeanwhile';
  @Field(() => ScoreSheet, { nullable: true, description: 'As it counts now; null: none was handed in.' })
  sheet!: ScoreSheet | null;
  constructor(sheet: ScoreSheet | null) {
    super({
      en: 'This sheet was handed in elsewhere in the meantime. Nothing was replaced.',
      zhHant: '這份評分表其後已在別處提交，現有評分未被取代。',
      zhHans: '这份评分表其后已在别处提交，现有评分未被取代。',
    });
    this.sheet = sheet;
  }
}
