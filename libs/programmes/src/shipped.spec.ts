import { describe, expect, it } from '@jest/globals';
import { loadEdition } from './load.js';
import { shippedDefinition, shippedDefinitions } from './shipped.js';
import type { Category, Edition } from './edition.js';

const category = (edition: Edition, code: string): Category => {
  const found = edition.categories.find((one) => one.code === code);
  if (!found) throw new Error(`${edition.code} has no category ${code}`);
  return found;
};
const weights = (edition: Edition, code: string, stage: string) =>
  category(edition, code)
    .stages.find((one) => one.code === stage)
    ?.rubric.criteria.map(({ weight }) => weight);
const rule = (edition: Edition, id: string) => edition.rules?.find((one) => one.id === id);
const milestone = (edition: Edition, id: string, of?: string) =>
  edition.calendar.find((one) => one.id === id && one.category === of)?.at;

describe('the shipped definitions', () => {
  it('are these six', () => {
    expect(shippedDefinitions().map(({ id }) => id)).toEqual([
      'ai-competition-2023',
      'apicta-2023',
      'des-2024',
      'hkicta-2023',
      'hkicta-2024',
      'maker-in-china-hk-2023',
    ]);
  });

  it.each(shippedDefinitions().map(({ id, yaml }) => [id, yaml]))(
    '%s has no mistakes and carries its own name',
    (id, yaml) => {
      const loaded = loadEdition(yaml);
      expect('mistakes' in loaded ? loaded.mistakes : []).toEqual([]);
      expect('edition' in loaded && loaded.edition.id).toBe(id);
    },
  );

  it.each(shippedDefinitions().map(({ id, yaml }) => [id, yaml]))('%s says where its facts come from', (_, yaml) => {
    expect(yaml.match(/source: /g)?.length).toBeGreaterThan(10);
    expect(yaml).toMatch(/assumed: /);
  });

  it('have codes of their own', () => {
    const codes = shippedDefinitions().map(({ id }) => shippedDefinition(id).code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('names those that exist when asked for another', () => {
    expect(() => shippedDefinition('hkicta-1999')).toThrow(/hkicta-2023/);
  });
});

describe('Hong Kong ICT Awards 2023', () => {
  const edition = shippedDefinition('hkicta-2023');

  it('has eight categories, each with its leading organiser', () => {
    expect(edition.categories.map(({ code, organiserId }) => `${code} ${organiserId ?? ''}`)).toEqual([
      'DE hkdea',
      'FT hkib',
      'ST wtia',
      'SB hkcs',
      'SL hkitf',
      'SM gs1hk',
      'SP hkcss',
      'SI hknetea',
    ]);
  });

  it('weighs the same five criteria otherwise in Smart People and for students', () => {
    expect(weights(edition, 'DE', 'judging')).toEqual(['20', '20', '20', '20', '20']);
    expect(weights(edition, 'SP', 'judging')).toEqual(['25', '15', '20', '25', '15']);
    expect(weights(edition, 'SI', 'judging')).toEqual(['30', '30', '15', '15', '10']);
    expect(weights(edition, 'SI', 'award-of-the-year')).toEqual(['20', '20', '20', '20', '20']);
  });

  it('closes a week later for schools, at 18:00 Hong Kong time', () => {
    expect(milestone(edition, 'enrolment-closes')).toBe('2023-06-28T10:00:00Z');
    expect(milestone(edition, 'enrolment-closes', 'SI')).toBe('2023-07-05T10:00:00Z');
  });

  it('leads from the stream over the category to the edition', () => {
    expect(category(edition, 'SL').stages.map(({ code, scope }) => `${code} ${scope}`)).toEqual([
      'assessment stream',
      'judging stream',
      'grand category',
      'award-of-the-year edition',
    ]);
    expect(category(edition, 'SL').stages[1]?.contenders).toEqual({ from: 'stage', stage: 'assessment', places: 5 });
    expect(edition.awards.map(({ code, scope, max }) => [code, scope, max])).toEqual([
      ['gold', 'stream', 1],
      ['silver', 'stream', 1],
      ['bronze', 'stream', 1],
      ['merit', 'stream', null],
      ['grand', 'category', 1],
      ['award-of-the-year', 'edition', 1],
    ]);
  });

  it('calls the student rounds semi-final and final, as their organiser does', () => {
    expect(
      category(edition, 'SI')
        .stages.map(({ name }) => name.en)
        .slice(0, 2),
    ).toEqual(['Semi-final', 'Final']);
    expect(category(edition, 'DE').stages[0]?.name.en).toBe('Assessment');
  });

  it('excepts the startup award from the rule of one stream', () => {
    expect(rule(edition, 'one-stream')).toMatchObject({ exceptCategories: ['ST'] });
  });

  it('asks students for no proof of operation and no business registration', () => {
    const asked = category(edition, 'SI').form.fields.map(({ id }) => id);
    expect(asked).toEqual(expect.arrayContaining(['project-name', 'school', 'studentship-proof', 'slides']));
    expect(asked).not.toContain('operation-proof');
    expect(category(edition, 'SI').rules).not.toContain('in-operation');
    expect(category(edition, 'SL').rules).toContain('in-operation');
  });
});

describe('Hong Kong ICT Awards 2024, where it differs', () => {
  const [before, edition] = [shippedDefinition('hkicta-2023'), shippedDefinition('hkicta-2024')];

  it('changes the leading organiser of two categories', () => {
    const changed = edition.categories.filter((one) => one.organiserId !== category(before, one.code).organiserId);
    expect(changed.map(({ code, organiserId }) => `${code} ${organiserId ?? ''}`)).toEqual(['FT ifta', 'SI edcity']);
  });

  it('brings a Best Use of AI Award in each category, scored by criteria of its own', () => {
    expect(edition.awards.find(({ code }) => code === 'best-use-of-ai')).toMatchObject({
      scope: 'category',
      stage: 'best-use-of-ai',
    });
    expect(weights(edition, 'SM', 'best-use-of-ai')).toEqual(['20', '30', '25', '25']);
    expect(before.awards.some(({ code }) => code === 'best-use-of-ai')).toBe(false);
  });

  it('lets students go through three rounds, four streams by level, joint teams only in higher education', () => {
    const students = category(edition, 'SI');
    expect(students.streams.map(({ code }) => code)).toEqual(['PRI', 'JS', 'SS', 'HE']);
    expect(students.stages.map(({ code }) => code)).toEqual([
      'assessment',
      'second-round',
      'judging',
      'best-use-of-ai',
      'grand',
      'award-of-the-year',
    ]);
    expect(rule(edition, 'student-school')).toMatchObject({ jointStreams: ['HE'] });
    expect(students.form.fields.find(({ id }) => id === 'slides')).toMatchObject({ maxPages: 18 });
  });

  it('no longer excepts the startup award, and closes for everybody on one day', () => {
    expect(rule(edition, 'one-stream')).not.toHaveProperty('exceptCategories');
    expect(milestone(edition, 'enrolment-closes', 'SI')).toBeUndefined();
    expect(milestone(edition, 'briefing')! > milestone(edition, 'enrolment-closes')!).toBe(true);
  });
});

describe('the other four', () => {
  it('Maker in China: ten finalists, the highest and lowest mark dropped, prizes in kind from several givers', () => {
    const edition = shippedDefinition('maker-in-china-hk-2023');
    const final = category(edition, 'OPEN').stages.find(({ code }) => code === 'final');
    expect(final?.contenders).toMatchObject({ places: 10 });
    expect(final?.method.aggregation).toEqual({ name: 'drop-highest-and-lowest' });
    expect(final?.method.tieRules[0]).toEqual({ name: 'earlier-round' });
    expect(new Set(edition.prizes?.map(({ giver }) => giver)).size).toBe(3);
    expect(edition.prizes?.every(({ kind }) => kind !== 'cash')).toBe(true);
    expect(rule(edition, 'unlisted')?.kind).toBe('unlisted-company');
    expect(category(edition, 'OPEN').form.fields.find(({ id }) => id === 'deck')).toMatchObject({ later: true });
  });

  it('AI competition: two panels, two rubrics, two scales, an award for every finalist', () => {
    const edition = shippedDefinition('ai-competition-2023');
    const [shortList, final] = category(edition, 'AI').stages;
    expect([shortList?.decidedBy, final?.decidedBy]).toEqual(['selection-panel', 'judging-panel']);
    expect([shortList?.rubric.scale.max, final?.rubric.scale.max]).toEqual(['100', '10']);
    expect(edition.awards.at(-1)).toMatchObject({ code: 'merit', places: { first: 4, last: 10 }, max: 7 });
    expect(category(edition, 'AI').steps?.map(({ code }) => code)).toContain('proof-of-concept');
    expect(rule(edition, 'government-team')).toMatchObject({ kind: 'civil-service-team', minMembers: 2 });
  });

  it('APICTA: two levels of criteria, thresholds, a quota per economy, no judge over the own economy', () => {
    const edition = shippedDefinition('apicta-2023');
    const student = category(edition, 'HCTSP').stages[0]?.rubric;
    expect(student?.criteria.map(({ weight }) => weight)).toEqual(['15', '15', '15', '30', '25']);
    expect(student?.criteria[3]?.attributes.map(({ weight }) => weight)).toEqual(['60', '40']);
    expect(edition.awards.map(({ code, max, minimumTotal }) => [code, max, minimumTotal])).toEqual([
      ['winner', 1, '80'],
      ['merit', 2, '70'],
    ]);
    expect(rule(edition, 'quota')).toMatchObject({ per: 'economy', within: 'category', max: 3 });
    expect(edition.panels?.[0]?.conflicts).toEqual(['economy']);
    expect(category(edition, 'HCTSP').entered).toBe('exclusively');
    expect(category(edition, 'TCAI').entered).toBe('in-addition');
    expect(category(edition, 'CCSU').rules).toContain('start-up-age');
  });

  it('Digital Economy Summit: an opening by invitation, eight forums, ten kinds of ticket, its former name', () => {
    const edition = shippedDefinition('des-2024');
    expect(edition.categories).toEqual([]);
    expect(edition.sessions?.filter(({ kind }) => kind === 'forum')).toHaveLength(8);
    expect(edition.tickets).toHaveLength(10);
    expect(edition.sessions?.find(({ code }) => code === 'opening')?.tickets).not.toContain('DEL');
    expect(edition.tickets?.find(({ code }) => code === 'ONL')).toMatchObject({ quota: null, attendance: 'online' });
    expect(edition.tickets?.find(({ code }) => code === 'SUP')?.openTo).toBe('promotion-code');
    expect(edition.formerNames?.[0]?.name.en).toBe('Internet Economy Summit');
    expect(edition.sessions?.[0]?.startsAt).toBe('2024-04-12T01:30:00Z');
  });
});
