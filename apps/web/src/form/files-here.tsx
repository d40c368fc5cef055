import type { FileAnswer } from '@podium/programmes/answers';
import { Button, useWords } from '@podium/ui';
import { createContext, useContext, useState } from 'react';
import { formWords } from './form.words.js';

/** What a page knows of the files that its answers name. */
export interface FilesHere {
  /** The entry that they are for, where files can be uploaded. */
  entryId?: string;
  /** All that was ever uploaded for it, of each field the newest first. */
  papers?: readonly (FileAnswer & { field: string; version: number })[];
  /** Makes a link that opens a file now; null: it is not for whoever asks. */
  link(paperId: string): Promise<string | null>;
}

const Context = createContext<FilesHere | undefined>(undefined);

export const FilesHereProvider = Context;

export const useFilesHere = () => useContext(Context);

/** Opens a file beside the page. Where nothing can be opened, its name alone. */
export function OpenFile({ id, name }: { id: string; name: string }) {
  const say = useWords(formWords);
  const here = useFilesHere();
  const [gone, setGone] = useState(false);
  if (!here) return name;
  const open = async () => {
    // Browsers let a page open another only at once, while it is clicked; the address comes a moment later.
    const tab = window.open('', '_blank');
    const url = await here.link(id).catch(() => null);
    setGone(url === null);
    if (url === null || !tab) return tab?.close();
    tab.opener = null;
    tab.location.replace(url);
  };
  return (
    <>
      <Button kind="quiet" aria-label={say('openFile', { name })} onClick={() => void open()}>
        {name}
      </Button>
      {gone && <span role="alert"> {say('notHere')}</span>}
    </>
  );
}
