import { RequestContext } from '@podium/platform-access';
import { Database } from '@podium/platform-database';
import { NOT_HERE, servedFile, type Answer, type Asked, type Get } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';
import type { PaperRow } from './paper.repository.js';
import { Papers } from './papers.js';

export async function openLinked(asked: Asked, get: Get): Promise<Answer> {
  const paper = await linked(asked, get);
  return paper ? servedFile(asked, get(Documents), paper) : NOT_HERE;
}

export async function openPicture(asked: Asked, get: Get): Promise<Answer> {
  const paper = await linked(asked, get);
  if (!paper?.pictureHash) return NOT_HERE;
  const name = `${paper.name}.png`;
  return servedFile(asked, get(Documents), { hash: paper.pictureHash, name, type: 'png' });
}

/** A link opens for the person whom it names; whoever brings the token of somebody else opens nothing. */
function linked({ params: { id = '' }, query, context, call }: Asked, get: Get): Promise<PaperRow | null> {
  const asThem = (personId: string) => {
    if (context.caller && context.caller.personId !== personId) return null;
    return new RequestContext(call, { personId, sessionId: context.caller?.sessionId ?? '' }, get(Database));
  };
  return get(Papers).linked(id, query.get('key') ?? '', asThem);
}
