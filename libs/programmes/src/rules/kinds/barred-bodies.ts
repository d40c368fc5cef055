import { z } from 'zod';
import { textSchema } from '../../definition/text.js';
import { readBusinessRegistration, readEmail } from '../../identifiers/index.js';
import { titleKey } from '../facts.js';
import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

const bodySchema = z.strictObject({
  name: textSchema,
  keys: z.array(z.string().min(1)).optional().describe('Registration numbers or other keys by which it is known'),
  emailDomains: z.array(z.string().min(1)).optional().describe('Domains of its staff, such as example.org'),
  why: textSchema.optional().describe('Why it is barred, such as: sponsor of the awards'),
});
type BarredBody = z.infer<typeof bodySchema>;

/** Bodies that may not take part: organisers, sponsors, and who declares to belong to them. */
export const barredBodies = rule.defineRule(
  'barred-bodies',
  'Organisers, sponsors, their staff and families may not take part.',
  {
    bodies: z.array(bodySchema).optional(),
    organisation: z.array(rule.fieldSetting('Field')).optional().describe('Fields with the name of an applicant'),
    registration: rule.fieldSetting('Field with its registration number').optional(),
    emails: z.array(rule.fieldSetting('Field')).optional().describe('Fields with e-mail addresses of the applicant'),
    relation: rule.fieldSetting('Choice in which the applicant declares a relation').optional(),
    barredAnswers: rule.optionsSetting('Declared relations that bar').optional(),
    doubtfulAnswers: rule.optionsSetting('Declared relations that a person must look at').optional(),
  },
  {
    uses: (settings) => [
      ...(settings.organisation ?? []).map((field, at) => ({
        at: ['organisation', at],
        field,
        kinds: ['text'] as const,
      })),
      ...rule.use('registration', settings.registration, ['text']),
      ...(settings.emails ?? []).map((field, at) => ({ at: ['emails', at], field, kinds: ['text'] as const })),
      ...rule.use('relation', settings.relation, ['choice'], rule.options('barredAnswers', settings.barredAnswers)),
      ...rule.use('relation', settings.relation, ['choice'], rule.options('doubtfulAnswers', settings.doubtfulAnswers)),
    ],
    decide(settings, { facts, answers }) {
      const bodies = settings.bodies ?? [];
      const number = readBusinessRegistration(answers.text(settings.registration) ?? '')?.number;
      const keys = new Set([...(facts.organisations ?? []), ...(number === undefined ? [] : [number])]);
      const names = new Set((settings.organisation ?? []).flatMap((field) => answers.texts(field)).map(titleKey));
      const itself = bodies.find(
        (body) => body.keys?.some((key) => keys.has(key)) || namesOf(body).some((name) => names.has(name)),
      );
      if (itself) return notMet(isBarred(itself), { body: itself.name.en });
      const relation = answers.choice(settings.relation);
      if (relation !== null && settings.barredAnswers?.includes(relation))
        return notMet(
          [
            'The applicant declares a relation that bars from taking part.',
            '所申報的關係不符合參賽資格。',
            '所申报的关系不符合参赛资格。',
          ],
          { relation },
        );
      const domains = (settings.emails ?? []).flatMap((field) => domainOf(answers.text(field)));
      const near = bodies.find((body) =>
        body.emailDomains?.some((domain) => domains.some((one) => isUnder(one, domain))),
      );
      if (near)
        return personMustDecide(
          [
            `An e-mail address belongs to ${near.name.en}, which may not take part. Somebody must ask about the relation.`,
            `有電郵地址屬於不得參賽的「${near.name.zhHant}」，其關係有待主辦或籌辦機構審核。`,
            `有电邮地址属于不得参赛的“${near.name.zhHans ?? near.name.zhHant}”，其关系有待主办或筹办机构审核。`,
          ],
          { body: near.name.en },
        );
      if (relation !== null && settings.doubtfulAnswers?.includes(relation))
        return personMustDecide(
          [
            'The applicant declares a relation that somebody must look at.',
            '申請人申報的關係有待主辦或籌辦機構審核。',
            '申请人申报的关系有待主办或筹办机构审核。',
          ],
          { relation },
        );
      if (settings.relation !== undefined && relation === null) return notMet(rule.UNANSWERED);
      return met(['The applicant is not barred.', '並無不得參賽的情況。', '并无不得参赛的情况。']);
    },
  },
);

const namesKnown = new WeakMap<BarredBody, string[]>();

/** A definition's bodies are compared with every entry; their names are made comparable once. */
function namesOf(body: BarredBody): string[] {
  let names = namesKnown.get(body);
  if (!names) namesKnown.set(body, (names = nameKeys(body)));
  return names;
}

function nameKeys({ name }: BarredBody): string[] {
  return [name.en, name.zhHant, name.zhHans].flatMap((text) => (text === undefined ? [] : [titleKey(text)]));
}

function isBarred({ name, why }: BarredBody): [string, string, string] {
  const zhHans = name.zhHans ?? name.zhHant;
  return why
    ? [
        `${name.en} may not take part: ${why.en}.`,
        `「${name.zhHant}」不得參賽：${why.zhHant}。`,
        `“${zhHans}”不得参赛：${why.zhHans ?? why.zhHant}。`,
      ]
    : [`${name.en} may not take part.`, `「${name.zhHant}」不得參賽。`, `“${zhHans}”不得参赛。`];
}

function domainOf(text: string | null): string[] {
  const email = text === null ? null : readEmail(text);
  return email === null ? [] : [email.slice(email.lastIndexOf('@') + 1)];
}

function isUnder(domain: string, of: string): boolean {
  return domain === of.toLowerCase() || domain.endsWith(`.${of.toLowerCase()}`);
}
