import { RequestContext } from '@podium/platform-access';
import { Database } from '@podium/platform-database';
import type { Get } from '../get.js';
import type { Asked } from '../routes/route.js';

/**
 * Looks at things as the person for whom a link was made, whose rights are asked again when it opens. Whoever brings the token of
 * somebody else opens nothing by it: null.
 */
export function forWhomLinked({ context, call }: Asked, get: Get): (personId: string) => RequestContext | null {
  const { caller } = context;
  return (personId) =>
    caller && caller.personId !== personId
      ? null
      : new RequestContext(call, { personId, sessionId: caller?.sessionId ?? '' }, get(Database));
}
