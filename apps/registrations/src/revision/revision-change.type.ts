import { createHash } from 'node:crypto';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Change } from '@podium/programmes';
import { RegistrationsGraph } from '../registrations.graph.js';

export enum RevisionEffect {
  HARMLESS = 'harmless',
  NEEDS_A_DECISION = 'needs-a-decision',
  REFUSED = 'refused',
}
registerEnumType(RevisionEffect, {
  name: 'RevisionEffect',
  description: 'What a change does to an edition that is open, with what people have done in it.',
});

@ObjectType({ registerIn: () => RegistrationsGraph, description: 'One thing that a revision changes, in words.' })
export class RevisionChange {
  @Field(() => String, { description: 'Names this change in `decisions`; the same change has the same code.' })
  code!: string;
  @Field(() => RevisionEffect) effect!: RevisionEffect;
  @Field(() => String, { description: 'What changes, in English, as the definition is written.' }) what!: string;
  @Field(() => String, { description: 'Why it has this effect, or what is to be decided.' }) why!: string;
  @Field(() => [String], { description: 'Codes of the categories that it touches; empty: the whole edition.' })
  categories!: string[];
  @Field(() => String, { nullable: true, description: 'What was decided, in the words of whoever proposed it.' })
  decision!: string | null;
}

/** As much of a hash as keeps the changes of one revision apart. */
const CODE_LENGTH = 12;

/** A change by a code that says what changes and where, whatever its effect is at the moment. */
export function named(
  { effect, what, why, categories }: Change,
  decisions: ReadonlyMap<string, string>,
): RevisionChange {
  const code = createHash('sha256')
    .update(JSON.stringify([what, [...categories].sort()]))
    .digest('hex')
    .slice(0, CODE_LENGTH);
  return { code, effect: effect as RevisionEffect, what, why, categories, decision: decisions.get(code) ?? null };
}
