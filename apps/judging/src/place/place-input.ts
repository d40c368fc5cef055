import { codeInput, optionalCodeInput } from '../text-input.js';
import type { Place } from './place.js';

/** A place as a client names it. @throws {Refused} InputRefused */
export const placeInput = (given: {
  editionCode: string;
  stageCode: string;
  categoryCode?: string | null;
  streamCode?: string | null;
}): Place => ({
  editionCode: codeInput('editionCode', given.editionCode),
  stageCode: codeInput('stageCode', given.stageCode),
  categoryCode: optionalCodeInput('categoryCode', given.categoryCode),
  streamCode: optionalCodeInput('streamCode', given.streamCode),
});
