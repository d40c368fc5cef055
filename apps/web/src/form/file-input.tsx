import type { FieldOf, FileAnswer } from '@podium/programmes/answers';
import { Button, layout, useWords } from '@podium/ui';
import { useId, type ReactNode } from 'react';
import css from './form.module.css';
import { formWords } from './form.words.js';
import type { ValueProps } from './value-input.js';

export function FileInput({ asked, value, change, control, disabled }: ValueProps<FieldOf<'file'>>) {
  const say = useWords(formWords);
  const helpId = useId();
  const files = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as FileAnswer[];
  const most = asked.maxFiles ?? 1;
  const put = (next: FileAnswer[]) => change(next.length === 0 ? undefined : next);
  const add = async (list: FileList | null) => {
    const added = await Promise.all([...(list ?? [])].map(stated));
    put([...files, ...added].slice(-most));
  };
  return (
    <div className={css.rows}>
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              {file.name} · {sizeOf(file.bytes)}{' '}
              <Button kind="quiet" disabled={disabled} onClick={() => put(files.filter(({ id }) => id !== file.id))}>
                {say('takeOut', { name: file.name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        {...control}
        aria-describedby={[control['aria-describedby'], helpId].filter(Boolean).join(' ')}
        type="file"
        multiple={most > 1}
        accept={asked.types.map((type) => `.${type}`).join(',')}
        disabled={disabled}
        onChange={({ target }) => void add(target.files)}
      />
      <Small id={helpId}>
        {say('fileTypes', { types: asked.types.join(', '), size: sizeOf(asked.maxBytes) })} · {say('fileHelp')}
      </Small>
    </div>
  );
}

function Small({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className={layout.small}>
      {children}
    </p>
  );
}

/** What is true of a file, worked out here: its fingerprint is that of every other computer. */
async function stated(file: File): Promise<FileAnswer> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const type = /\.([a-z0-9]{1,8})$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  return { id: sha256.slice(0, 32), name: file.name, type, bytes: file.size, pages: null, sha256 };
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${Math.round(bytes / 100_000) / 10} MB`;
}
