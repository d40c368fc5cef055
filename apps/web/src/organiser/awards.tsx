import { layout, State, useWords } from '@podium/ui';
import { ActButton, useRefusable } from '../frame/act.js';
import { ConferAwards } from './awards.documents.js';
import { placeName, type BoardShown } from './board-shown.js';
import css from './organiser.module.css';
import { organiserWords } from './organiser.words.js';

type Due = BoardShown['awardsDue']['nodes'][number];

/** What standings suggest. People decide. */
export function Awards({ board }: { board: BoardShown }) {
  const say = useWords(organiserWords);
  const due = board.awardsDue.nodes.filter(({ suggestions }) => suggestions.length > 0);
  if (due.length === 0) return null;
  return (
    <section className={layout.section} aria-labelledby="awards">
      <h2 id="awards">{say('awards')}</h2>
      <div className={layout.wide}>
        <table>
          <caption className={css.caption}>{say('suggested')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('award')}</th>
              <th scope="col">{say('entry')}</th>
              <th scope="col">{say('total')}</th>
              <th scope="col">{say('conferred')}</th>
            </tr>
          </thead>
          <tbody>
            {due.flatMap((award) =>
              award.suggestions.map((suggestion) => (
                <AwardLine
                  key={`${award.awardCode} ${award.categoryCode} ${award.streamCode} ${suggestion.entryId}`}
                  award={award}
                  suggestion={suggestion}
                  board={board}
                />
              )),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function AwardLine({
  award,
  suggestion,
  board,
}: {
  award: Due;
  suggestion: Due['suggestions'][number];
  board: BoardShown;
}) {
  const say = useWords(organiserWords);
  const conferring = useRefusable(ConferAwards, ({ conferAwards }) => conferAwards, 'AwardsConferred');
  const confer = (roundId: string) =>
    void conferring.run({
      input: {
        editionCode: board.edition.code,
        awards: [{ awardCode: award.awardCode, entryId: suggestion.entryId, roundId }],
      },
    });
  return (
    <tr>
      <td>
        {award.awardName}
        <br />
        <span className={layout.quiet}>
          {placeName(board, award.categoryCode, award.streamCode, say('wholeEdition'))}
        </span>
      </td>
      <td>
        {suggestion.title}
        <br />
        <span className={layout.quiet}>
          {suggestion.entryCode} {suggestion.tied && `· ${say('tied')}`}
        </span>
      </td>
      <td>{suggestion.total}</td>
      <td>
        {suggestion.conferred ? (
          <State tone="good">{say('conferred')}</State>
        ) : (
          award.roundId && (
            <ActButton acting={conferring} onAct={() => confer(award.roundId as string)}>
              {say('confer')}
            </ActButton>
          )
        )}
      </td>
    </tr>
  );
}
