import type { FileAnswer, Form } from '@podium/programmes';
import type { Person } from './person.js';
import { sampleFor } from './sample-files.js';

/** Uploads every file that these answers name, and names in its place the paper that it became. */
export async function withPapers(
  person: Person,
  entryId: string,
  form: Form,
  answers: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const papers = new Map<string, FileAnswer[]>();
  for (const field of form.fields) {
    if (field.kind !== 'file' || answers[field.id] === undefined) continue;
    const { bytes } = sampleFor(field.types);
    const uploaded = (answers[field.id] as FileAnswer[]).map(async (file) => ({
      ...file,
      id: await person.upload({ entryId, field: field.id, filename: file.name }, bytes),
    }));
    papers.set(field.id, await Promise.all(uploaded));
  }
  return { ...answers, ...Object.fromEntries(papers) };
}
