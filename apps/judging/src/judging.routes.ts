import { NOT_HERE, routesUnder } from '@podium/platform-service';
import { canonical } from '@podium/scoring';
import { openLinked, openPicture } from './paper/dossier-paper-routes.js';
import { Standings } from './standing/standings.js';

export const judgingRoutes = routesUnder('/judging', [
  {
    method: 'GET',
    path: '/rounds/:roundId/standing.json',
    audience: 'person',
    about: 'The canonical standing of a closed round, byte for byte as its hash was made; for chairs and organisers.',
    async answer({ params: { roundId = '' }, context }, get) {
      const standing = await get(Standings).ofRound(context, roundId, true);
      if (!standing) return NOT_HERE;
      const headers = { 'content-type': 'application/json; charset=utf-8', etag: `"${standing.hash}"` };
      return { headers, body: canonical(standing.document), keepSeconds: 0 };
    },
  },
  {
    method: 'GET',
    path: '/dossiers/:dossierId/papers/:paperId',
    audience: 'public',
    about:
      'A file of a dossier, by a link that `openDossierPaper` made; as long as whom it was made for may read the dossier.',
    limits: { seconds: 1_800 },
    answer: openLinked,
  },
  {
    method: 'GET',
    path: '/dossiers/:dossierId/papers/:paperId/picture',
    audience: 'public',
    about: 'A picture of the first page of a file of a dossier, by the same link.',
    answer: openPicture,
  },
]);
