import { NOT_HERE, forWhomLinked, servedFile, type Answer, type Asked, type Get } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';
import { DossierPapers } from './dossier-papers.js';

export async function openLinked(asked: Asked, get: Get): Promise<Answer> {
  const file = await linked(asked, get);
  return file ? servedFile(asked, get(Documents), { ...file, hash: file.sha256 }) : NOT_HERE;
}

export async function openPicture(asked: Asked, get: Get): Promise<Answer> {
  const file = await linked(asked, get);
  if (!file?.picture) return NOT_HERE;
  return servedFile(asked, get(Documents), { hash: file.picture, name: `${file.name}.png`, type: 'png' });
}

function linked(asked: Asked, get: Get) {
  const { dossierId = '', paperId = '' } = asked.params;
  const key = asked.query.get('key') ?? '';
  return get(DossierPapers).linked({ dossierId, paperId, key }, forWhomLinked(asked, get));
}
