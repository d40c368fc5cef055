import { json, NOT_HERE, routesUnder } from '@podium/platform-service';
import { OpenData } from './winner/open-data.js';

export const resultsRoutes = routesUnder('/results', [
  {
    method: 'GET',
    path: '/:editionCode/winners.json',
    audience: 'public',
    about: 'The released awards of an edition, as open data.',
    async answer({ params: { editionCode = '' } }, get) {
      const data = get(OpenData);
      // First for how long: what becomes public between the two is then only read too early again.
      const keepSeconds = await data.keepSeconds(editionCode);
      const winners = await data.of(editionCode);
      return winners ? json(winners, { keepSeconds }) : NOT_HERE;
    },
  },
]);
