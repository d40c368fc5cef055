import { compileForm, milestoneNames, milestonesFor, type Form, type FormVerdict } from '@podium/programmes/answers';
import { useMemo } from 'react';
import type { Answers } from './answers.js';

/** Of an edition, what deadlines come from. */
interface Edition {
  timeZone: string;
  calendar: readonly {
    code: string;
    at: string;
    category: string | null;
    en: string;
    zhHant: string;
    zhHans: string;
  }[];
}

/** Where an entry competes. */
interface Entry {
  categoryCode: string;
  streamCode: string;
}

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
