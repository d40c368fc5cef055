import { NotReachable, type Uploader, type UploadFor, type UploadMemory, type UploadedFile } from '@podium/sdk';
import { useEffect, useRef, useState } from 'react';
import { usePodium } from '../podium.js';

/** A file on its way, as its line in the form tells it. */
export type Sending =
  { is: 'sending'; bytes: number } | { is: 'inspecting' } | { is: 'broken' } | { is: 'refused'; because: string };

export interface OnItsWay {
  key: string;
  file: File;
  state: Sending;
}

/** Uploads of one field: each goes on by itself, tells how far it is, and is added to the answer once it was taken. */
export function useUploads(of: UploadFor, taken: (file: UploadedFile) => void) {
  const { uploader } = usePodium();
  const [list, setList] = useState<readonly OnItsWay[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  // What is taken a minute later goes to the form as it is then.
  const latest = useRef(taken);
  useEffect(() => {
    latest.current = taken;
  });
  useEffect(() => () => stops.current.forEach((stop) => stop.abort()), []);
  const drop = (key: string) => setList((now) => now.filter((each) => each.key !== key));
  const become = (key: string, state: Sending) =>
    setList((now) => now.map((each) => (each.key === key ? { ...each, state } : each)));

  const send = async ({ key, file }: Pick<OnItsWay, 'key' | 'file'>) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    const told = (bytes: number) => become(key, bytes < file.size ? { is: 'sending', bytes } : { is: 'inspecting' });
    const outcome = await outcomeOf(uploader, file, of, told, stop.signal);
    if (stop.signal.aborted) return;
    if (outcome.is !== 'kept') return become(key, outcome);
    drop(key);
    latest.current(outcome.file);
  };
  return {
    list,
    add(files: readonly File[]) {
      const added = files.map((file): OnItsWay => ({
        key: crypto.randomUUID(),
        file,
        state: { is: 'sending', bytes: 0 },
      }));
      setList((now) => [...now.filter(({ state }) => state.is !== 'refused'), ...added]);
      for (const each of added) void send(each);
    },
    goOn(each: OnItsWay) {
      become(each.key, { is: 'sending', bytes: 0 });
      void send(each);
    },
    giveUp({ key }: OnItsWay) {
      stops.current.get(key)?.abort();
      drop(key);
    },
  };
}

async function outcomeOf(
  uploader: Uploader,
  file: File,
  of: UploadFor,
  told: (bytes: number) => void,
  signal: AbortSignal,
) {
  try {
    return await uploader.upload(file, of, told, { memory: memoryOf(file, of), signal });
  } catch (error) {
    if (error instanceof NotReachable || signal.aborted) return { is: 'broken' as const };
    throw error;
  }
}

/** Where this very file was begun in this browser: after a reload it goes on when it is chosen again. */
function memoryOf(file: File, { entryId, field }: UploadFor): UploadMemory {
  const key = `podium-upload-${entryId}-${field}-${file.size}-${file.lastModified}-${file.name}`;
  return {
    read: () => {
      try {
        return localStorage.getItem(key) ?? undefined;
      } catch {
        // Without a storage it begins anew.
        return undefined;
      }
    },
    write: (location) => {
      try {
        if (location === undefined) localStorage.removeItem(key);
        else localStorage.setItem(key, location);
      } catch {
        // As above.
      }
    },
  };
}
