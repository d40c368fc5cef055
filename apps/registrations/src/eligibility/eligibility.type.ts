import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TextField, type Text } from '@podium/platform-graphql';
import { RegistrationsGraph } from '../registrations.graph.js';

export enum EligibilityOutcome {
  MET = 'met',
  NOT_MET = 'not-met',
  PERSON_MUST_DECIDE = 'person-must-decide',
}
registerEnumType(EligibilityOutcome, { name: 'EligibilityOutcome' });

@ObjectType({
  registerIn: () => RegistrationsGraph,
  description: 'What one rule of eligibility comes to for an entry. It advises whoever screens; people decide.',
})
export class EligibilityFinding {
  @Field(() => String, { description: 'Id of the rule in the definition.' }) rule!: string;
  @TextField({ description: 'The rule, as entrants read it.' }) text!: Text;
  @Field(() => EligibilityOutcome) outcome!: EligibilityOutcome;
  @TextField({ description: 'Why.' }) because!: Text;
  @Field(() => Boolean, { description: 'false: the rule does not concern this entry.' }) applies!: boolean;
  @TextField({ nullable: true, description: 'The proof that the rule asks for.' }) evidence!: Text | null;
  @Field(() => [String], { description: 'Fields of the form that the finding rests on.' }) fields!: string[];
}

@ObjectType({ registerIn: () => RegistrationsGraph })
export class EligibilityOfEntry {
  @Field(() => [EligibilityFinding], { description: 'One for each rule of the category, in their order.' })
  findings!: EligibilityFinding[];
}
