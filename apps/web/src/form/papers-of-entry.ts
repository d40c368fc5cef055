import { useMemo } from 'react';
import { usePodium } from '../podium.js';
import type { FilesHere } from './files-here.js';
import { OpenPaper } from './papers.documents.js';

/** Files of an entry for those who see the entry itself: its team, and whoever screens or organises it. */
export function usePapersOfEntry(entryId?: string): FilesHere {
  const { graph } = usePodium();
  return useMemo(
    () => ({
      ...(entryId === undefined ? {} : { entryId }),
      link: async (paperId) => {
        const { openPaper } = await graph.ask(OpenPaper, { input: { paperId } });
        return openPaper.__typename === 'PaperLink' ? openPaper.url : null;
      },
    }),
    [graph, entryId],
  );
}
