import { useMemo } from 'react';
import { useGraphBeside, usePodium } from '../podium.js';
import type { FilesHere } from './files-here.js';
import { OpenPaper, PapersOfEntry } from './papers.documents.js';

/**
 * Files of an entry for those who see the entry itself: its team, and whoever screens or organises it.
 * @param entryId  where files can be uploaded; absent: they are only opened
 */
export function usePapersOfEntry(entryId?: string): FilesHere {
  const { graph } = usePodium();
  const known = useGraphBeside(PapersOfEntry, { id: entryId ?? '' }, { enabled: entryId !== undefined });
  const papers = known?.entry?.papers;
  return useMemo(
    () => ({
      ...(entryId === undefined ? {} : { entryId }),
      ...(papers === undefined ? {} : { papers }),
      link: async (paperId) => {
        const { openPaper } = await graph.ask(OpenPaper, { input: { paperId } });
        return openPaper.__typename === 'PaperLink' ? openPaper.url : null;
      },
    }),
    [graph, entryId, papers],
  );
}
