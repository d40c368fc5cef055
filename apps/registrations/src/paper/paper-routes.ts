import { forWhomLinked, NOT_HERE, servedFile, type Answer, type Asked, type Get } from '@podium/platform-service';
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

function linked(asked: Asked, get: Get): Promise<PaperRow | null> {
  const { id = '' } = asked.params;
  return get(Papers).linked(id, asked.query.get('key') ?? '', forWhomLinked(asked, get));
}
