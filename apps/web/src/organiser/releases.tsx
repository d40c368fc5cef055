import {
  layout,
  Button,
  Choice,
  Field,
  FieldGroup,
  inputClass,
  Instant,
  State,
  useWords,
  useZoneName,
} from '@podium/ui';
import { useState, type FormEvent } from 'react';
import { ActButton, Refused, useRefusable } from '../frame/act.js';
import { ApproveRelease, ProposeRelease } from './releases.documents.js';
import { placeName, type BoardShown } from './board-shown.js';
import css from './organiser.module.css';
import { organiserWords } from './organiser.words.js';
import { instantIn } from '../form/local-time.js';

type Release = BoardShown['releases']['nodes'][number];

/** Two people publish: one proposes, somebody else approves what they see. */
export function Releases({ board }: { board: BoardShown }) {
  const say = useWords(organiserWords);
  return (
    <section className={layout.section} aria-labelledby="release">
      <h2 id="release">{say('releases')}</h2>
      <p className={layout.quiet}>{say('secondPerson')}</p>
      <ul className={layout.list}>
        {board.releases.nodes.map((release) => (
          <ReleaseLine key={release.id} release={release} board={board} />
        ))}
      </ul>
      <Propose board={board} />
    </section>
  );
}

function ReleaseLine({ release, board }: { release: Release; board: BoardShown }) {
  const say = useWords(organiserWords);
  const approving = useRefusable(ApproveRelease, ({ approveRelease }) => approveRelease, 'Release');
  return (
    <li>
      <p>
        <State tone={release.state === 'APPROVED' ? 'good' : release.state === 'PROPOSED' ? 'waiting' : 'plain'}>
          {say(release.state)}
        </State>{' '}
        {say('awardCount', { count: release.awardCount })} ·{' '}
        {placeName(board, release.categoryCode, null, say('wholeEdition'))} ·{' '}
        {release.at ? <Instant at={release.at} timeZone={board.edition.timeZone} /> : say('whenApproved')}
      </p>
      <p className={layout.small}>{say('hash', { hash: release.hash })}</p>
      {release.viewerCan.includes('APPROVE') && (
        <ActButton
          acting={approving}
          first
          onAct={() => void approving.run({ input: { releaseId: release.id, hash: release.hash } })}
        >
          {say('approve')}
        </ActButton>
      )}
    </li>
  );
}

function Propose({ board }: { board: BoardShown }) {
  const say = useWords(organiserWords);
  const zone = useZoneName(board.edition.timeZone);
  const [when, setWhen] = useState<'once' | 'at'>('once');
  const proposing = useRefusable(ProposeRelease, ({ proposeRelease }) => proposeRelease, 'Release');
  const propose = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const local = String(new FormData(event.currentTarget).get('at') ?? '');
    const timing = when === 'once' ? { atOnce: true } : { at: instantIn(local, board.edition.timeZone) };
    await proposing.run({ input: { editionCode: board.edition.code, ...timing } });
  };
  return (
    <form className={css.form} onSubmit={(event) => void propose(event)}>
      <FieldGroup label={say('propose')}>
        <Choice
          type="radio"
          name="when"
          checked={when === 'once'}
          onChange={() => setWhen('once')}
          label={say('atOnce')}
        />
        <Choice
          type="radio"
          name="when"
          checked={when === 'at'}
          onChange={() => setWhen('at')}
          label={`${say('at')} (${zone})`}
        />
      </FieldGroup>
      {when === 'at' && (
        <Field label={say('at')} help={zone}>
          {(control) => <input {...control} className={inputClass} type="datetime-local" name="at" required />}
        </Field>
      )}
      <Refused because={proposing.refused} />
      <div>
        <Button type="submit" busy={proposing.busy}>
          {say('proposeIt')}
        </Button>
      </div>
    </form>
  );
}
