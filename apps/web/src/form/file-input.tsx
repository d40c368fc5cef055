import type { FieldOf, FileAnswer } from '@podium/programmes/answers';
import { Button, layout, State, useWords } from '@podium/ui';
import { useId } from 'react';
import { OpenFile, useFilesHere, type FilesHere } from './files-here.js';
import css from './form.module.css';
import { formWords } from './form.words.js';
import { useUploads, type OnItsWay } from './uploads-of-field.js';
import type { ValueProps } from './value-input.js';

/** Files of an answer, those on their way, and a way to add more. */
export function FileInput({ asked, value, change, control, disabled }: ValueProps<FieldOf<'file'>>) {
  const say = useWords(formWords);
  const helpId = useId();
  const here = useFilesHere();
  const files = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as FileAnswer[];
  const most = asked.maxFiles ?? 1;
  const put = (next: FileAnswer[]) => change(next.length === 0 ? undefined : next);
  const uploads = useUploads({ entryId: here?.entryId ?? '', field: asked.id }, (file) =>
    put([...files, file].slice(-most)),
  );
  return (
    <div className={css.rows}>
      {(files.length > 0 || uploads.list.length > 0) && (
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              <OpenFile id={file.id} name={file.name} /> · {sizeOf(file.bytes)}
              {file.pages !== null && ` · ${say('pages', { count: file.pages })}`}{' '}
              <Button kind="quiet" disabled={disabled} onClick={() => put(files.filter(({ id }) => id !== file.id))}>
                {say('takeOut', { name: file.name })}
              </Button>
            </li>
          ))}
          {uploads.list.map((each) => (
            <li key={each.key}>
              <Way of={each} goOn={() => uploads.goOn(each)} giveUp={() => uploads.giveUp(each)} />
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
        disabled={disabled || !here?.entryId}
        onChange={({ target }) => {
          uploads.add([...(target.files ?? [])]);
          // The same file may be chosen once more.
          target.value = '';
        }}
      />
      <p id={helpId} className={layout.small}>
        {say('fileTypes', { types: asked.types.join(', '), size: sizeOf(asked.maxBytes) })}
      </p>
      <Earlier
        files={
          here?.papers?.filter(({ id, field }) => field === asked.id && !files.some((file) => file.id === id)) ?? []
        }
        use={
          disabled ? undefined : ({ field: _field, version: _version, ...file }) => put([...files, file].slice(-most))
        }
      />
    </div>
  );
}

type Kept = NonNullable<FilesHere['papers']>[number];

/** What was uploaded here before and is not the answer now: it can be opened, and be the answer again. */
function Earlier({ files, use }: { files: readonly Kept[]; use: ((file: Kept) => void) | undefined }) {
  const say = useWords(formWords);
  if (files.length === 0) return null;
  return (
    <details>
      <summary>{say('earlier', { count: files.length })}</summary>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            {file.version}. <OpenFile id={file.id} name={file.name} />{' '}
            {use && (
              <Button kind="quiet" aria-label={say('useNamed', { name: file.name })} onClick={() => use(file)}>
                {say('useAgain')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Way({ of: { file, state }, goOn, giveUp }: { of: OnItsWay; goOn: () => void; giveUp: () => void }) {
  const say = useWords(formWords);
  const { name } = file;
  const stop = (
    <Button kind="quiet" onClick={giveUp}>
      {say('giveUp', { name })}
    </Button>
  );
  switch (state.is) {
    case 'sending': {
      const percent = Math.floor((100 * state.bytes) / file.size);
      return (
        <>
          <progress max={100} value={percent} aria-label={name} /> {say('uploading', { name, percent })} {stop}
        </>
      );
    }
    case 'inspecting':
      return <State tone="waiting">{say('inspecting', { name })}</State>;
    case 'broken':
      return (
        <>
          <State tone="waiting">{say('brokenOff', { name })}</State>{' '}
          <Button kind="quiet" onClick={goOn}>
            {say('goOn')}
          </Button>{' '}
          {stop}
        </>
      );
    case 'refused':
      return <State tone="wrong">{say('notTaken', { name, because: state.because })}</State>;
  }
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${Math.round(bytes / 100_000) / 10} MB`;
}
