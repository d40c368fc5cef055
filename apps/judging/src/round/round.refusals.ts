import { Field, ID, Int } from '@nestjs/graphql';
import { DateTime, InputRefused, NotOrganiser, Refusal, RefusalType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { JudgingGraph } from '../judging.graph.js';
import { PanelNotFound } from '../panel/panel.type.js';
import { StageNotFound } from '../place/place.type.js';
import { Round } from './round.type.js';

const registerIn = () => JudgingGraph;

@RefusalType({ registerIn, description: 'There is no such round, or it is not yours.' })
export class RoundNotFound extends Refusal {
  readonly __typename = 'RoundNotFound';
  override message = 'There is no such round.';
}

@RefusalType({ registerIn, description: 'The round takes nothing any more: it was closed, or its time is over.' })
export class RoundClosed extends Refusal {
  readonly __typename = 'RoundClosed';
  override message = 'The round is closed.';
  @Field(() => DateTime) closedAt!: Date;
  constructor(closedAt: Date) {
    super();
    this.closedAt = closedAt;
  }
}

@RefusalType({ registerIn, description: 'The round was given up; it will have no standing.' })
export class RoundAbandoned extends Refusal {
  readonly __typename = 'RoundAbandoned';
  override message = 'The round was given up.';
}

@RefusalType({ registerIn, description: 'A round is open for this place, or was closed already.' })
export class RoundAlreadyHeld extends Refusal {
  readonly __typename = 'RoundAlreadyHeld';
  override message = 'There is a round for this already.';
  @Field(() => ID) roundId!: string;
  constructor(roundId: string) {
    super();
    this.roundId = roundId;
  }
}

@RefusalType({ registerIn, description: 'The panel was formed for another place.' })
export class PanelJudgesElsewhere extends Refusal {
  readonly __typename = 'PanelJudgesElsewhere';
  override message = 'This panel was formed for another stage, category or stream.';
}

@RefusalType({ registerIn })
export class PanelIsEmpty extends Refusal {
  readonly __typename = 'PanelIsEmpty';
  override message = 'Nobody sits on this panel.';
}

@RefusalType({ registerIn, description: 'The contenders come from an earlier stage, and that is not finished.' })
export class EarlierRoundsUnfinished extends Refusal {
  readonly __typename = 'EarlierRoundsUnfinished';
  @Field(() => [String], { description: 'Places whose round is open, e.g. `HKICTA23 SL OPEN judging`.' })
  open!: string[];
  @Field(() => [String], { description: 'Places with entries where no round was held.' }) unheld!: string[];
  constructor(open: string[], unheld: string[]) {
    super();
    this.message = `Earlier rounds are not closed: ${[...open, ...unheld].slice(0, 5).join(', ')}.`;
    this.open = open;
    this.unheld = unheld;
  }
}

@RefusalType({ registerIn })
export class NoContenders extends Refusal {
  readonly __typename = 'NoContenders';
  override message = 'There is nothing to compare: no dossier is admitted here, or none came through.';
}

@RefusalType({ registerIn, description: 'The calendar says that this stage is over.' })
export class StageIsOver extends Refusal {
  readonly __typename = 'StageIsOver';
  override message = 'By the calendar of the edition this stage is over.';
  @Field(() => DateTime) endedAt!: Date;
  constructor(endedAt: Date) {
    super();
    this.endedAt = endedAt;
  }
}

@RefusalType({
  registerIn,
  description: 'Sheets are missing; a round closes without them only by force and with a reason.',
})
export class SheetsMissing extends Refusal {
  readonly __typename = 'SheetsMissing';
  @Field(() => Int, { description: 'Assigned and not handed in.' }) missing!: number;
  @Field(() => Int, { description: 'Dossiers that no judge is assigned to.' }) unassigned!: number;
  constructor(missing: number, unassigned: number) {
    super();
    this.message = `Not handed in: ${missing} sheets. Dossiers without a judge: ${unassigned}.`;
    this.missing = missing;
    this.unassigned = unassigned;
  }
}

@RefusalType({ registerIn, description: 'Dossiers share places, and it was asked not to close then.' })
export class PlacesShared extends Refusal {
  readonly __typename = 'PlacesShared';
  @Field(() => [[ID]], { description: 'Ids of the dossiers, one list per shared place.' }) ties!: string[][];
  constructor(ties: string[][]) {
    super();
    this.message = `${ties.length} places are shared.`;
    this.ties = ties;
  }
}

@RefusalType({ registerIn, description: 'The method cannot make a standing of these sheets; the message says why.' })
export class StandingNotPossible extends Refusal {
  readonly __typename = 'StandingNotPossible';
  @Field(() => String, { description: 'Stable name of the reason, e.g. `TooFewMarks`.' }) reason!: string;
  constructor(reason: string, message: string) {
    super();
    this.message = message;
    this.reason = reason;
  }
}

export const OpenRoundResult = resultOf('OpenRoundResult', () => [
  Round,
  NotOrganiser,
  StageNotFound,
  PanelNotFound,
  PanelJudgesElsewhere,
  PanelIsEmpty,
  StageIsOver,
  RoundAlreadyHeld,
  EarlierRoundsUnfinished,
  NoContenders,
  InputRefused,
]);
export const CloseRoundResult = resultOf('CloseRoundResult', () => [
  Round,
  RoundNotFound,
  RoundAbandoned,
  SheetsMissing,
  InputRefused,
  PlacesShared,
  StandingNotPossible,
]);
export const AbandonRoundResult = resultOf('AbandonRoundResult', () => [
  Round,
  RoundNotFound,
  RoundClosed,
  InputRefused,
]);
