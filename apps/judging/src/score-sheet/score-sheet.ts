import { checked, InputRefused, plainText, refuse } from '@podium/platform-graphql';
import { NotComputable, readRubric, sheetReader, type Sheet } from '@podium/scoring';
import type { Rubric } from '@podium/programmes';
import { scoringRubric } from '../rubric/scoring-rubric.js';
import {
  CommentTooLong,
  CriterionUnknown,
  MarkedTwice,
  MarkOffScale,
  NotApplicableNotTaken,
  SheetIncomplete,
} from './score-sheet.refusals.js';
import type { ScoreSheet } from './sheet.type.js';
import type { SheetMarkInput } from './score-sheet.type.js';

const COMMENT_LENGTH = 5000;
const MOST_MARKS = 500;
const ID_LENGTH = 100;
/** Longer than any mark: arithmetic is exact, so an endless number would take endless time. */
const MARK_LENGTH = 24;

export interface SheetRow {
  id: string;
  version: number;
  marks: Sheet['marks'];
  comment: string | null;
  handedInAt: Date;
}
/** The same inside a JSON document. */
export type SheetInJson = Omit<SheetRow, 'handedInAt'> & { handedInAt: string };

/** A kept sheet as it goes out. */
export function sheetOf({ id, version, marks, comment, handedInAt }: SheetRow | SheetInJson): ScoreSheet {
  return {
    __typename: 'ScoreSheet',
    id,
    version,
    marks: Object.entries(marks).map(([key, mark]) => {
      const [criterion = '', attribute = null] = key.split('/');
      return { criterion, attribute, mark };
    }),
    comment,
    handedInAt: new Date(handedInAt),
  };
}

/** Refuses marks that the rubric does not take. */
export type MarkCheck = (marks: Sheet['marks']) => void;

/** @throws {Refused} by the check: MarkOffScale, SheetIncomplete, CriterionUnknown, NotApplicableNotTaken */
export function markCheck(rubric: Rubric): MarkCheck {
  const read = sheetReader(readRubric(scoringRubric(rubric)));
  return (marks) => {
    for (const [key, mark] of Object.entries(marks)) {
      if (mark !== null && mark.length > MARK_LENGTH) refuse(new MarkOffScale(shown(key), rubric.scale));
    }
    try {
      read({ id: 'this', version: 1, judge: 'this', dossier: 'this', marks });
    } catch (error) {
      if (!(error instanceof NotComputable)) throw error;
      refuse(refusalFor(error, marks, rubric));
    }
  };
}

function refusalFor({ refused, facts }: NotComputable, marks: Sheet['marks'], { scale }: Rubric) {
  const keys = (name: string) => ((facts[name] ?? []) as string[]).map(shown);
  switch (refused) {
    case 'MarkUnknown':
      return new CriterionUnknown(keys('keys'));
    case 'SheetIncomplete':
      return new SheetIncomplete(keys('missing'));
    case 'NotApplicableRefused':
      return new NotApplicableNotTaken(keys('keys'));
    case 'NothingApplicable':
      return new NotApplicableNotTaken(Object.keys(marks).map(shown));
    case 'MarkOffScale':
      return new MarkOffScale(shown(facts['key'] as string), scale);
    default: {
      // What is no number at all is told without its criterion; the check's own message names the text.
      const key = Object.keys(marks).find((each) => !/^-?\d+(\.\d+)?$/.test(marks[each] ?? '0')) ?? '';
      return new MarkOffScale(shown(key), scale);
    }
  }
}

/** A key as it may stand in an answer: ids are plain ASCII, whatever else was sent is not echoed. */
const shown = (key: string): string => key.slice(0, ID_LENGTH).replace(/[^\x20-\x7e]/g, '?');

/**
 * The marks by their keys.
 * @throws {Refused} MarkedTwice
 * @throws {Refused} InputRefused for text that cannot be kept and for sheets without end
 */
export function marksOf(given: SheetMarkInput[]): Sheet['marks'] {
  if (given.length > MOST_MARKS)
    refuse(
      new InputRefused({
        en: `marks: at most ${MOST_MARKS}`,
        zhHant: `評分最多 ${MOST_MARKS} 項。`,
        zhHans: `评分最多 ${MOST_MARKS} 项。`,
      }),
    );
  const marks: Sheet['marks'] = Object.create(null) as Sheet['marks'];
  const twice: string[] = [];
  for (const { criterion, attribute, mark } of given) {
    const key = attribute == null ? criterion : `${criterion}/${attribute}`;
    if (key.includes('\u0000') || mark?.includes('\u0000'))
      refuse(
        new InputRefused({
          en: 'marks: hold a NUL character',
          zhHant: '評分含有不能保存的字元。',
          zhHans: '评分含有不能保存的字符。',
        }),
      );
    if (Object.hasOwn(marks, key)) twice.push(shown(key));
    marks[key] = mark == null ? null : withoutMinusZero(mark);
  }
  if (twice.length > 0) refuse(new MarkedTwice([...new Set(twice)]));
  return marks;
}

/** Nothing marked below nothing: `-0` is 0. */
const withoutMinusZero = (mark: string): string => (/^-0+(\.0+)?$/.test(mark) ? mark.slice(1) : mark);

/** @throws {Refused} CommentTooLong, InputRefused */
export function commentOf(given: string | null | undefined): string | null {
  if (given == null) return null;
  const tooLong = given.length > COMMENT_LENGTH && [...given.trim()].length > COMMENT_LENGTH;
  if (tooLong) refuse(new CommentTooLong(COMMENT_LENGTH));
  return checked('comment', plainText(COMMENT_LENGTH), given) || null;
}
