import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Answers } from '../form/answers.js';
import { usePodium, type Podium } from '../podium.js';
import { Draft, type DraftOutside, type DraftState, type Kept, type Saved } from './draft.js';
import { EntryAnswers, SaveEntry } from './entry.documents.js';

/** Saves a moment after one has stopped writing. */
const PAUSE = 1_000;
/** Tries again while Podium is away. */
const AGAIN = 5_000;

/** The draft of an entry, which saves itself while the page is open, and before it is left. */
export function useDraft(entryId: string, saved: Saved): { draft: Draft; state: DraftState } {
  const podium = usePodium();
  const [draft] = useState(() => new Draft(saved, outsideOf(podium, entryId), read(keyOf(entryId))));
  const state = useSyncExternalStore(draft.subscribe, draft.read);
  const { at } = state.saving;
  useEffect(() => {
    if (at !== 'here' && at !== 'away') return;
    const timer = setTimeout(() => void draft.flush(), at === 'away' ? AGAIN : PAUSE);
    return () => clearTimeout(timer);
  }, [draft, at, state.answers]);
  useEffect(() => {
    const leaving = () => void draft.flush();
    addEventListener('pagehide', leaving);
    return () => {
      removeEventListener('pagehide', leaving);
      leaving();
    };
  }, [draft]);
  return { draft, state };
}

function outsideOf({ graph, queries }: Podium, entryId: string): DraftOutside {
  return {
    save: async (answers, version, key) => {
      const { saveEntry } = await graph.ask(SaveEntry, { input: { entryId, answers, version } }, { key });
      if (saveEntry.__typename === 'Entry') {
        void queries.invalidateQueries();
        return { is: 'saved', version: saveEntry.version };
      }
      if (saveEntry.__typename === 'EntryChangedMeanwhile') return { is: 'changed' };
      return { is: 'refused', because: saveEntry.message };
    },
    reread: async () => {
      const { entry } = await graph.ask(EntryAnswers, { id: entryId });
      if (!entry) throw new Error('the entry is gone');
      return { answers: entry.answers as Answers, version: entry.version };
    },
    keep: (unsaved) => write(keyOf(entryId), unsaved),
    now: () => new Date(),
  };
}

const keyOf = (entryId: string) => `podium-draft-${entryId}`;

function read(key: string): Kept | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    // No storage here, or something that is not ours: then only what is saved counts.
    return undefined;
  }
}

function write(key: string, kept: Kept | undefined): void {
  try {
    if (kept === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A full or closed storage: the page says that nothing is saved until Podium has it.
  }
}
