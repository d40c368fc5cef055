import { refuse } from '@podium/platform-graphql';
import { diffEditions, type Edition, type Situation } from '@podium/programmes';
import { DecisionsNeeded, RevisionBreaks } from './revision.refusals.js';
import { named, RevisionEffect, type RevisionChange } from './revision-change.type.js';

/**
 * What a revision changes, and that all of it may be.
 * @param decisions  by the code of the change
 * @throws {Refused} RevisionBreaks, DecisionsNeeded with the changes in question
 */
export function judgedChanges(
  before: Edition,
  after: Edition,
  situation: Situation,
  decisions: ReadonlyMap<string, string>,
): RevisionChange[] {
  const changes = diffEditions(before, after, situation).map((change) => named(change, decisions));
  const breaking = changes.filter(({ effect }) => effect === RevisionEffect.REFUSED);
  if (breaking.length > 0) refuse(new RevisionBreaks(breaking));
  const undecided = changes.filter(({ effect, decision }) => effect === RevisionEffect.NEEDS_A_DECISION && !decision);
  if (undecided.length > 0) refuse(new DecisionsNeeded(undecided));
  return changes;
}
