import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { DateTime, Json, Node, NodeType, TextField, type Text } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';

const registerIn = () => JudgingGraph;

@ObjectType({ registerIn, description: 'A personal name as its parts.' })
export class DossierMember {
  @Field(() => String, { description: 'As the person wants to be shown.' }) displayName!: string;
  @Field(() => String) familyName!: string;
  @Field(() => String) givenName!: string;
  @Field(() => String, { nullable: true }) otherName!: string | null;
  @Field(() => String, { nullable: true }) nameZh!: string | null;
  @Field(() => Boolean) leader!: boolean;
}

@ObjectType({ registerIn })
export class DossierTeam {
  @TextField() name!: Text;
  @TextField({ nullable: true }) organisation!: Text | null;
  @Field(() => [DossierMember]) members!: DossierMember[];
}

@NodeType({
  registerIn,
  description: 'An entry as it was admitted. It never changes; an amended entry makes a new version.',
})
@Audience('person')
export class Dossier extends Node {
  readonly __typename = 'Dossier';
  @Field(() => ID) entryId!: string;
  @Field(() => String, { description: 'What people see, e.g. `HKICTA23-SL-0412`.' }) code!: string;
  @Field(() => Int) version!: number;
  @Field(() => String) categoryCode!: string;
  @Field(() => String) streamCode!: string;
  @TextField() title!: Text;
  @Field(() => Json, {
    nullable: true,
    description:
      'By the fields of the category’s form; judges see no personal data and no addresses. null: they open once you have declared your conflicts in this round, and until it is closed.',
  })
  answers!: Record<string, unknown> | null;
  @Field(() => DossierTeam) team!: DossierTeam;
  @Field(() => DateTime) admittedAt!: Date;
}
