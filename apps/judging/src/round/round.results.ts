import { InputRefused, NotOrganiser } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { ConflictOfInterest } from '../conflict/conflict.refusals.js';
import { PanelNotFound } from '../panel/panel.refusals.js';
import { StageNotFound } from '../place/place.type.js';
import {
  DrawSeedMissing,
  PlacesShared,
  RoundChangedMeanwhile,
  SheetsMissing,
  StandingNotPossible,
} from './closing.refusals.js';
import {
  EarlierRoundsUnfinished,
  EnteringIsOpen,
  NoContenders,
  NotAnExtension,
  PanelIsEmpty,
  PanelJudgesElsewhere,
  PanelTooSmall,
  RoundAbandoned,
  RoundAlreadyHeld,
  RoundClosed,
  RoundNotFound,
  StageIsOver,
  StageNotScorable,
} from './round.refusals.js';
import { Round } from './round.type.js';

export const OpenRoundResult = resultOf('OpenRoundResult', () => [
  Round,
  NotOrganiser,
  ConflictOfInterest,
  StageNotFound,
  StageNotScorable,
  PanelNotFound,
  PanelJudgesElsewhere,
  PanelIsEmpty,
  PanelTooSmall,
  EnteringIsOpen,
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
  ConflictOfInterest,
  SheetsMissing,
  InputRefused,
  PlacesShared,
  DrawSeedMissing,
  StandingNotPossible,
  RoundChangedMeanwhile,
]);
export const AbandonRoundResult = resultOf('AbandonRoundResult', () => [
  Round,
  RoundNotFound,
  RoundClosed,
  RoundAbandoned,
  ConflictOfInterest,
  InputRefused,
]);
export const ExtendRoundResult = resultOf('ExtendRoundResult', () => [
  Round,
  RoundNotFound,
  RoundClosed,
  RoundAbandoned,
  ConflictOfInterest,
  NotAnExtension,
  InputRefused,
]);
