import { layout, Choice, Instant, State, useWords } from '@podium/ui';
import { useState } from 'react';
import { ROUND_TONES } from '../judge/rounds.js';
import { ActButton, useRefusable } from '../frame/act.js';
import { AssignDossiers, CloseRound, OpenRound } from './rounds.documents.js';
import { placeName, type BoardShown } from './board-shown.js';
import { organiserWords } from './organiser.words.js';

type Panel = BoardShown['panels']['nodes'][number];
type Round = BoardShown['rounds']['nodes'][number];

/** Rounds that are held, and panels whose round can be opened. */
export function Rounds({ board }: { board: BoardShown }) {
  const say = useWords(organiserWords);
  const held = (panel: Panel) =>
    board.rounds.nodes.some(
      ({ stage, categoryCode, streamCode, state }) =>
        stage.code === panel.stageCode &&
        categoryCode === panel.categoryCode &&
        streamCode === panel.streamCode &&
        state !== 'ABANDONED',
    );
  const toOpen = board.panels.nodes.filter((panel) => panel.seats.totalCount > 0 && !held(panel));
  return (
    <section className={layout.section} aria-labelledby="rounds">
      <h2 id="rounds">{say('rounds')}</h2>
      <ul className={layout.list}>
        {board.rounds.nodes.map((round) => (
          <RoundLine key={round.id} round={round} board={board} />
        ))}
        {toOpen.map((panel) => (
          <OpenLine key={panel.id} panel={panel} board={board} />
        ))}
      </ul>
    </section>
  );
}

function RoundLine({ round, board }: { round: Round; board: BoardShown }) {
  const say = useWords(organiserWords);
  const assigning = useRefusable(AssignDossiers, ({ assignDossiers }) => assignDossiers, 'DossiersAssigned');
  const closing = useRefusable(CloseRound, ({ closeRound }) => closeRound, 'Round');
  const { progress } = round;
  return (
    <li>
      <h3>
        {placeName(board, round.categoryCode, round.streamCode, say('wholeEdition'))} · {round.stage.name}
      </h3>
      <p>
        <State tone={ROUND_TONES[round.state]}>{say(round.state)}</State>{' '}
        {round.closesAt && round.state !== 'CLOSED' && (
          <Instant at={round.closesAt} timeZone={board.edition.timeZone} />
        )}
      </p>
      {progress && (
        <p>
          {say('progress', { done: progress.handedIn, all: progress.assigned, contenders: progress.contenders })}
          {progress.unassigned > 0 && ` · ${say('unassigned', { count: progress.unassigned })}`}
        </p>
      )}
      {round.standingHash && <p className={layout.small}>{say('standing', { hash: round.standingHash })}</p>}
      {round.viewerCan.includes('ASSIGN') && progress && progress.unassigned > 0 && (
        // The round's own id is a seed as good as any, and the same for whoever presses first.
        <ActButton
          acting={assigning}
          first
          onAct={() => void assigning.run({ input: { roundId: round.id, seed: round.id } })}
        >
          {say('assign')}
        </ActButton>
      )}
      {round.viewerCan.includes('CLOSE') && progress && progress.unassigned === 0 && (
        <ActButton
          acting={closing}
          first={progress.handedIn === progress.assigned}
          onAct={() => void closing.run({ input: { roundId: round.id } })}
        >
          {say('close')}
        </ActButton>
      )}
    </li>
  );
}

function OpenLine({ panel, board }: { panel: Panel; board: BoardShown }) {
  const say = useWords(organiserWords);
  const [early, setEarly] = useState(false);
  const opening = useRefusable(OpenRound, ({ openRound }) => openRound, 'Round');
  const { stageCode, categoryCode, streamCode, id: panelId } = panel;
  const open = () =>
    void opening.run({
      input: { editionCode: board.edition.code, stageCode, categoryCode, streamCode, panelId, whileEntering: early },
    });
  return (
    <li>
      <h3>{panel.name}</h3>
      <Choice
        type="checkbox"
        label={say('openEarly')}
        checked={early}
        onChange={({ target }) => setEarly(target.checked)}
      />
      <ActButton acting={opening} onAct={open}>
        {say('openRound')}
      </ActButton>
    </li>
  );
}
