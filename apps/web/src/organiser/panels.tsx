import { layout, Button, Field, inputClass, useWords } from '@podium/ui';
import { useState, type FormEvent } from 'react';
import { Refused, useRefusable } from '../frame/act.js';
import { FormPanel, SeatJudge } from './panels.documents.js';
import { placeName, type BoardShown } from './board-shown.js';
import css from './organiser.module.css';
import { organiserWords } from './organiser.words.js';

/** Who judges what; panels are formed and judges asked. */
export function Panels({ board }: { board: BoardShown }) {
  const say = useWords(organiserWords);
  const { panels } = board;
  return (
    <section className={layout.section} aria-labelledby="panels">
      <h2 id="panels">{say('panels')}</h2>
      {panels.nodes.length === 0 && <p>{say('noPanels')}</p>}
      <ul className={layout.list}>
        {panels.nodes.map((panel) => (
          <li key={panel.id}>
            <h3>{panel.name}</h3>
            <p className={layout.quiet}>
              {placeName(board, panel.categoryCode, panel.streamCode, say('wholeEdition'))}
            </p>
            <p>
              {panel.seats.nodes
                .map(({ familyName, givenName, affiliation }) =>
                  [`${familyName} ${givenName}`, affiliation].filter(Boolean).join(', '),
                )
                .join(' · ')}
            </p>
            {panel.viewerCan.includes('SEAT') && <AskJudge panelId={panel.id} />}
          </li>
        ))}
      </ul>
      <NewPanel board={board} />
    </section>
  );
}

interface StageHere {
  key: string;
  label: string;
  stageCode: string;
  categoryCode: string | null;
  streamCode: string | null;
}

/** Every place where a round is held, as the definition states stages. */
export function stagesOf(board: BoardShown, whole: string): StageHere[] {
  const places = board.edition.categories.flatMap((category) =>
    category.stages.flatMap((stage): StageHere[] => {
      const here = (categoryCode: string | null, streamCode: string | null) => ({
        key: [stage.code, categoryCode, streamCode].join('/'),
        label: `${placeName(board, categoryCode, streamCode, whole)} · ${stage.name}`,
        stageCode: stage.code,
        categoryCode,
        streamCode,
      });
      if (stage.scope === 'EDITION') return [here(null, null)];
      if (stage.scope === 'CATEGORY') return [here(category.code, null)];
      return category.streams.map(({ code }) => here(category.code, code));
    }),
  );
  return [...new Map(places.map((place) => [place.key, place])).values()];
}

function NewPanel({ board }: { board: BoardShown }) {
  const say = useWords(organiserWords);
  const [open, setOpen] = useState(false);
  const forming = useRefusable(FormPanel, ({ formPanel }) => formPanel, 'Panel');
  const stages = stagesOf(board, say('wholeEdition'));
  const form = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const place = stages.find(({ key }) => key === given.get('place'));
    const name = String(given.get('name') ?? '').trim();
    if (!place) return;
    const { stageCode, categoryCode, streamCode, label } = place;
    const input = {
      editionCode: board.edition.code,
      stageCode,
      categoryCode,
      streamCode,
      name: { en: name === '' ? label : name },
    };
    if (await forming.run({ input })) setOpen(false);
  };
  if (!open) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{say('newPanel')}</Button>
      </div>
    );
  }
  return (
    <form className={css.form} onSubmit={(event) => void form(event)}>
      <Field label={say('place')}>
        {(control) => (
          <select {...control} className={inputClass} name="place">
            {stages.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('panelName')} mark={say('optional')}>
        {(control) => <input {...control} className={inputClass} name="name" />}
      </Field>
      <Refused because={forming.refused} />
      <div>
        <Button kind="first" type="submit" busy={forming.busy}>
          {say('form')}
        </Button>
      </div>
    </form>
  );
}

function AskJudge({ panelId }: { panelId: string }) {
  const say = useWords(organiserWords);
  const [open, setOpen] = useState(false);
  const seating = useRefusable(SeatJudge, ({ seatJudge }) => seatJudge, 'Seat');
  const seat = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const input = {
      panelId,
      email: text('email'),
      familyName: text('familyName'),
      givenName: text('givenName'),
      affiliation: text('affiliation') || null,
    };
    if (await seating.run({ input })) setOpen(false);
  };
  if (!open) {
    return (
      <div>
        <Button kind="quiet" onClick={() => setOpen(true)}>
          {say('seat')}
        </Button>
      </div>
    );
  }
  return (
    <form className={css.form} onSubmit={(event) => void seat(event)}>
      {(['email', 'familyName', 'givenName', 'affiliation'] as const).map((name) => (
        <Field key={name} label={say(name)} mark={name === 'affiliation' ? say('optional') : undefined}>
          {(control) => (
            <input
              {...control}
              className={inputClass}
              name={name}
              type={name === 'email' ? 'email' : 'text'}
              autoComplete="off"
            />
          )}
        </Field>
      ))}
      <Refused because={seating.refused} />
      <div>
        <Button kind="first" type="submit" busy={seating.busy}>
          {say('ask')}
        </Button>
      </div>
    </form>
  );
}
