import { useMemo } from 'react';
import type { FilesHere } from '../form/files-here.js';
import { usePodium } from '../podium.js';
import { OpenDossierPaper } from './sheet.documents.js';

/** Files of a dossier, for whoever judges it. */
export function useFilesOfDossier(dossierId: string): FilesHere {
  const { graph } = usePodium();
  return useMemo(
    () => ({
      link: async (paperId) => {
        const { openDossierPaper } = await graph.ask(OpenDossierPaper, { input: { dossierId, paperId } });
        return openDossierPaper.__typename === 'PaperLink' ? openDossierPaper.url : null;
      },
    }),
    [graph, dossierId],
  );
}
