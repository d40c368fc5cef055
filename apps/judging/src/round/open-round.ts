import { Inject, Injectable } from '@nestjs/common';
import { capacitiesAt, type RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import type { Edition } from '@podium/programmes';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { decidingPanels } from '../conflict/traits.js';
import { admitting } from '../dossier/admitting.js';
import { Editions } from '../edition/editions.js';
import { PanelNotFound } from '../panel/panel.refusals.js';
import { closesAt, enteringClosesAt } from '../place/deadline.js';
import { judgingActs } from '../place/judging.acts.js';
import { placeInput } from '../place/place-input.js';
import { stageAt, stageOf, stagesOf, type Place, type StageHere } from '../place/place.js';
import { StageNotFound } from '../place/place.type.js';
import { whyNotScorable } from '../rubric/scorable.js';
import { enterContenders } from './contenders.js';
import {
  EnteringIsOpen,
  NoContenders,
  PanelIsEmpty,
  PanelJudgesElsewhere,
  PanelTooSmall,
  RoundAlreadyHeld,
  StageIsOver,
  StageNotScorable,
} from './round.refusals.js';
import type { OpenRoundInput, Round } from './round.type.js';
import { Rounds } from './rounds.js';
import { shownByCategory } from './shown-answers.js';

/** Opens a round: contenders, rubric, method and panel stay for it as they are now. */
@Injectable()
export class OpenRound {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Rounds) private readonly rounds: Rounds,
  ) {}

  run(context: RequestContext, input: OpenRoundInput): Promise<Round> {
    return this.mutations.run(context, async (tx) => {
      const place = placeInput(input);
      const capacities = capacitiesAt(await context.appointments(), place.editionCode, place.categoryCode);
      judgingActs.enforce('OPEN_ROUND', { capacities, state: 'ANY', facts: { impartial: true } });
      // A deadline that is being moved at this moment comes before this round or finds it there; so does an admission.
      await tx.execute('SELECT FROM edition WHERE code = $1 FOR SHARE', [place.editionCode]);
      await admitting(tx, place.editionCode, 'alone');
      const edition = await this.editions.byCode(tx, place.editionCode);
      const here = edition && stageAt(edition, place);
      if (!edition || !here) refuse(new StageNotFound(stagesOf(edition, place.categoryCode)));
      const because = whyNotScorable(here.rubric, here.stage.method);
      if (because) refuse(new StageNotScorable(because));
      await mustFit(tx, edition, place, input.panelId);
      const closes = await mustBeTime(tx, edition, place, here, input.whileEntering);
      const id = await open(tx, place, here, input.panelId, closes, context.person().personId);
      const contenders = await enterContenders(tx, id, place, here, input.withoutUnheld);
      if (contenders === 0) refuse(new NoContenders());
      await takeSeats(tx, id, input.panelId, leastOf(edition, place));
      const impartial = await isImpartial(tx, id, context.person().personId);
      judgingActs.enforce('OPEN_ROUND', { capacities, state: 'ANY', facts: { impartial } });
      return this.rounds.seen(tx, context, id);
    });
  }
}

/**
 * The stage must not be over, and entering must be over.
 * @returns when the stage closes
 * @throws {Refused} StageIsOver, EnteringIsOpen
 */
async function mustBeTime(
  tx: Tx,
  edition: Edition,
  place: Place,
  { categories }: StageHere,
  whileEntering: boolean,
): Promise<Date | null> {
  // Before its stage begins a round may be opened: dossiers are assigned and conflicts declared in advance.
  const closes = closesAt(edition, place);
  const now = await tx.now();
  if (closes && now >= closes) refuse(new StageIsOver(closes, edition.timeZone));
  const seeAdmitted = categories.filter(
    (category) => stageOf(category, place.stageCode)?.contenders.from === 'admitted',
  );
  for (const category of whileEntering ? [] : seeAdmitted) {
    const entering = enteringClosesAt(edition, category.code);
    if (entering && now < entering) refuse(new EnteringIsOpen(entering, edition.timeZone));
  }
  return closes;
}

/** How many judges the definition asks for at this place, at least. */
const leastOf = (edition: Edition, place: Place): number =>
  Math.max(1, ...decidingPanels(edition, place).map(({ members }) => members?.min ?? 1));

async function takeSeats(tx: Tx, roundId: string, panelId: string, least: number): Promise<void> {
  const seats = await tx.execute(
    `INSERT INTO round_seat (round_id, seat_id) SELECT $1, id FROM seat
     WHERE panel_id = $2 AND vacated_at IS NULL FOR SHARE`,
    [roundId, panelId],
  );
  if (seats === 0) refuse(new PanelIsEmpty());
  if (seats < least) refuse(new PanelTooSmall(seats, least));
}

async function isImpartial(tx: Tx, roundId: string, personId: string): Promise<boolean> {
  const [row] = await tx.query<{ impartial: boolean }>(
    'SELECT NOT EXISTS (SELECT FROM barred_round b WHERE b.person_id = $1 AND b.round_id = $2) AS impartial',
    [personId, roundId],
  );
  return row?.impartial ?? false;
}

/** @throws {Refused} RoundAlreadyHeld, also when another is being opened at this moment */
async function open(
  tx: Tx,
  place: Place,
  { stage, rubric, categories }: StageHere,
  panelId: string,
  closes: Date | null,
  openedBy: string,
): Promise<string> {
  const { rubric: _main, rubricByStream: _others, method, ...frozen } = stage;
  const id = uuidv7();
  const made = await tx.execute(
    `INSERT INTO round (id, edition_code, stage_code, category_code, stream_code, panel_id, stage, rubric, method,
       shown_answers, opened_by, closes_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
    [
      id,
      place.editionCode,
      place.stageCode,
      place.categoryCode,
      place.streamCode,
      panelId,
      JSON.stringify(frozen),
      JSON.stringify(rubric),
      JSON.stringify(method),
      JSON.stringify(shownByCategory(categories)),
      openedBy,
      closes,
    ],
  );
  if (made === 1) return id;
  const [other] = await tx.query<{ id: string }>(
    `SELECT id FROM round WHERE edition_code = $1 AND stage_code = $2 AND coalesce(category_code, '') = coalesce($3, '')
       AND coalesce(stream_code, '') = coalesce($4, '') AND state <> 'abandoned'`,
    [place.editionCode, place.stageCode, place.categoryCode, place.streamCode],
  );
  return refuse(new RoundAlreadyHeld(other?.id ?? id));
}

/** The panel must have been formed for this place or around it, and for this stage or for one that the same body decides. */
async function mustFit(tx: Tx, edition: Edition, place: Place, panelId: string): Promise<void> {
  const [panel] = isUuid(panelId)
    ? await tx.query<Place>(
        `SELECT edition_code AS "editionCode", category_code AS "categoryCode", stream_code AS "streamCode",
           stage_code AS "stageCode" FROM panel WHERE id = $1 AND edition_code = $2`,
        [panelId, place.editionCode],
      )
    : [];
  if (!panel) refuse(new PanelNotFound());
  const around =
    (panel.categoryCode === null || panel.categoryCode === place.categoryCode) &&
    (panel.streamCode === null || panel.streamCode === place.streamCode);
  if (!around || !decidedAlike(edition, place.categoryCode, panel.stageCode, place.stageCode)) {
    refuse(new PanelJudgesElsewhere());
  }
}

function decidedAlike(edition: Edition, categoryCode: string | null, one: string, other: string): boolean {
  if (one === other) return true;
  return edition.categories
    .filter(({ code }) => categoryCode === null || code === categoryCode)
    .some((category) => {
      const decidedBy = stageOf(category, one)?.decidedBy;
      return decidedBy !== undefined && decidedBy === stageOf(category, other)?.decidedBy;
    });
}
