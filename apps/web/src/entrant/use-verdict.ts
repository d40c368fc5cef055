import { compileForm, milestoneNames, milestonesFor, type Form, type FormVerdict } from '@podium/programmes/answers';
import { useMemo } from 'react';
import type { Answers } from '../form/answers.js';
import type { Edition, Entry } from './entry-shown.js';

/** What is true of the form now, by the very code that Podium runs. */
export function useVerdict(form: Form, edition: Edition, entry: Entry, answers: Answers): FormVerdict {
  const compiled = useMemo(() => compileForm(form), [form]);
  const moment = useMemo(() => {
    const calendar = edition.calendar.map(({ code, at, category, en, zhHant, zhHans }) => ({
      id: code,
      at,
      name: { en, zhHant, zhHans },
      ...(category === null ? {} : { category }),
    }));
    return {
      milestones: milestonesFor(calendar, entry.categoryCode),
      names: milestoneNames(calendar),
      timeZone: edition.timeZone,
      stream: entry.streamCode,
    };
  }, [edition, entry.categoryCode, entry.streamCode]);
  return useMemo(() => compiled.evaluate(answers, { ...moment, now: new Date() }), [compiled, moment, answers]);
}
