import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@podium/platform-database';
import { refuse, type WholeText } from '@podium/platform-graphql';
import type { FileAnswer, Form } from '@podium/programmes';
import { validate as isUuid } from 'uuid';
import { same } from '../entry/answers.js';
import { EntryIncomplete, type EntryProblem } from '../entry/entry.refusals.js';
import { PaperRepository, type PaperRow } from './paper.repository.js';

const NOT_UPLOADED: WholeText = {
  en: 'This file has not been uploaded, or was not taken. Upload it first.',
  zhHant: '此檔案尚未上載，或未獲接受。請先上載。',
  zhHans: '此文件尚未上传，或未被接受。请先上传。',
};

/** Answers as they are given or kept; those to file fields name papers by id. */
type Answers = Record<string, unknown>;

/** Puts what inspection found in the place of what somebody says of a file. */
@Injectable()
export class FileAnswers {
  constructor(@Inject(PaperRepository) private readonly papers: PaperRepository) {}

  /**
   * The answers with each file as it was found; a client need send no more of one than its id. What was kept before files were uploaded stays
   * readable, as long as nobody changes it.
   * @param kept    as the entry has them; what is a paper there was found once and is as it was
   * @param claims  whether what was kept before files were uploaded may stay
   * @throws {Refused} EntryIncomplete for a file that is no paper of this field of this entry
   */
  async factual(
    tx: Pick<Tx, 'query'>,
    entryId: string,
    form: Form,
    answers: Answers,
    kept: Answers,
    { claims }: { claims: boolean },
  ): Promise<Answers> {
    const asked = form.fields.filter(({ id, kind }) => kind === 'file' && !isBlank(answers[id])).map(({ id }) => id);
    // Found when it was given first: a paper never changes.
    const unchanged = asked.filter((field) => samePapers(answers[field], kept[field]));
    const given = new Map(
      asked
        .filter((field) => !unchanged.includes(field) && !(claims && same(answers[field], kept[field])))
        .map((field) => [field, listed(answers[field])]),
    );
    const settled = { ...answers, ...Object.fromEntries(unchanged.map((field) => [field, kept[field]])) };
    if (given.size === 0) return settled;
    const ids = [...given.values()]
      .flat()
      .map(idOf)
      .filter((id) => isUuid(id));
    const papers = await this.papers.byIds(ids, tx);
    const problems: EntryProblem[] = [];
    const found = [...given].map(([field, files]) => {
      const answer = files.map((file, at) => {
        const before = claims ? listed(kept[field]).find((one) => same(one, file)) : undefined;
        const paper = papers.get(idOf(file));
        if (paper?.entryId === entryId && paper.field === field) return answerOf(paper);
        if (before === undefined) problems.push({ path: `${field}.${at}`, code: 'not-uploaded', text: NOT_UPLOADED });
        return before;
      });
      return [field, answer] as const;
    });
    if (problems.length > 0) refuse(new EntryIncomplete(problems));
    return { ...settled, ...Object.fromEntries(found) };
  }
}

/** A paper as an answer names it. */
export const answerOf = ({ id, name, type, bytes, pages, hash, pictureHash }: PaperRow): FileAnswer => ({
  id,
  name,
  type,
  bytes,
  pages,
  sha256: hash,
  ...(pictureHash === null ? {} : { picture: pictureHash }),
});

const listed = (answer: unknown): unknown[] => (isBlank(answer) ? [] : Array.isArray(answer) ? answer : [answer]);
const isBlank = (answer: unknown) => answer === undefined || answer === null || answer === '';
const idOf = (file: unknown): string => {
  const { id } = (typeof file === 'object' && file !== null ? file : { id: file }) as { id?: unknown };
  return typeof id === 'string' ? id : '';
};
const samePapers = (one: unknown, other: unknown) => {
  const [ids, others] = [listed(one).map(idOf), listed(other).map(idOf)];
  return ids.length === others.length && ids.every((id, at) => isUuid(id) && id === others[at]);
};
