import { Button, Instant, layout, useWords, LongField } from '@podium/ui';
import { useState } from 'react';
import { Refused, useRefusable } from '../frame/act.js';
import { useGraph } from '../podium.js';
import { DecidedOfEntry, DisqualifyEntry, ReinstateEntry, ReverseScreening } from './deciding.documents.js';
import { decidingWords } from './deciding.words.js';

/** What was decided about an entry, with its reasons; and what else may be decided by whoever organises it. */
export function Deciding({ entryId, timeZone }: { entryId: string; timeZone: string }) {
  const say = useWords(decidingWords);
  const { entry } = useGraph(DecidedOfEntry, { id: entryId });
  const [reason, setReason] = useState('');
  const acts = {
    DISQUALIFY: useRefusable(DisqualifyEntry, ({ disqualifyEntry }) => disqualifyEntry, 'Entry'),
    REINSTATE: useRefusable(ReinstateEntry, ({ reinstateEntry }) => reinstateEntry, 'Entry'),
    REVERSE: useRefusable(ReverseScreening, ({ reverseScreening }) => reverseScreening, 'Entry'),
  };
  if (!entry || entry.decisions.length === 0) return null;
  const open = (['DISQUALIFY', 'REINSTATE', 'REVERSE'] as const).filter((act) => entry.viewerCan.includes(act));
  return (
    <section aria-label={say('title')} className={layout.section}>
      <h2>{say('title')}</h2>
      <ul>
        {entry.decisions.map(({ verdict, reason: because, decidedAt }) => (
          <li key={decidedAt}>
            {say(verdict)} <Instant at={decidedAt} timeZone={timeZone} /> {because}
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <details>
          <summary>{say('change')}</summary>
          <LongField label={say('reason')} help={say('reasonHelp')} value={reason} change={setReason} />
          <Refused because={open.map((act) => acts[act].refused).find((each) => each !== undefined)} />
          <div className={layout.acts}>
            {open.map((act) => (
              <Button
                key={act}
                busy={acts[act].busy}
                onClick={() => void acts[act].run({ input: { entryId, version: entry.version, reason } })}
              >
                {say(act)}
              </Button>
            ))}
          </div>
        </details>
      )}
    </section>
  );
}
