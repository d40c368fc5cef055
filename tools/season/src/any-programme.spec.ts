import { describe, expect, it } from '@jest/globals';
import {
  calendarProblems,
  compileForm,
  shippedDefinition,
  windowsOf,
  type Category,
  type Text,
} from '@podium/programmes';
import { answersFor } from './answers.js';
import { castOf } from './cast.js';
import { Chance } from './chance.js';
import { rehearsal } from './rehearsal.js';
import { stagesOf } from './stage.js';

const PROGRAMMES = ['hkicta-2023', 'hkicta-2024', 'maker-in-china-hk-2023', 'ai-competition-2023', 'apicta-2023'];
const NOW = Date.parse('2026-11-27T10:00:00Z');

describe.each(PROGRAMMES)('a season of %s', (name) => {
  const edition = shippedDefinition(name);
  const cast = castOf(edition.categories, 120, 'season.example', new Chance('any'));
  const categoryOf = (code: string) => edition.categories.find((one) => one.code === code) as Category;

  it('fills in every form so that it can be submitted', () => {
    for (const entry of cast.filter(({ fate }) => fate !== 'refused')) {
      const { form } = categoryOf(entry.categoryCode);
      const answers = answersFor(form, entry);
      const moment = { now: new Date(NOW), milestones: {}, stream: entry.streamCode };
      expect(compileForm(form).evaluate(answers, moment)).toMatchObject({ submittable: true, unknown: [] });
    }
  });

  it('brings teams of the size that each category takes', () => {
    for (const { categoryCode, team } of cast) {
      const { min, max } = categoryOf(categoryCode).team;
      const { length } = team['members'] as unknown[];
      expect(length >= min && length <= max).toBe(true);
    }
  });

  it('holds every stage of every category, each after the one its contenders come from', () => {
    const stages = stagesOf(edition, 'X');
    const codes = stages.map(({ code }) => code);
    for (const category of edition.categories) {
      for (const { code, contenders } of category.stages) {
        expect(codes).toContain(code);
        if (contenders.from === 'stage') expect(codes.indexOf(contenders.stage)).toBeLessThan(codes.indexOf(code));
      }
    }
    expect(stages.filter(({ isFirst }) => isFirst).length).toBeGreaterThan(0);
    expect(stages.every(({ places }) => places.length > 0)).toBe(true);
  });

  it('takes place in a calendar in which everything that opens is open, and nothing is out of order', () => {
    const names = new Map(edition.calendar.map(({ id, name: called }) => [id, called]));
    const calendar = rehearsal(edition, NOW).map(({ id, at }) => ({ id, at, name: names.get(id) as Text }));
    const moved = { ...edition, calendar };
    expect(calendarProblems(moved)).toEqual([]);
    const opened = windowsOf(moved).filter(({ opensAt, of }) => of !== 'step' && opensAt !== null);
    expect(
      opened.every(
        ({ opensAt, milestoneIds }) => opensAt!.getTime() < NOW || milestoneIds.opens !== milestoneIds.closes,
      ),
    ).toBe(true);
    for (const { closesAt } of windowsOf(moved)) expect(closesAt === null || closesAt.getTime() > NOW).toBe(true);
  });
});

describe('the order of stages', () => {
  it('puts what only some categories have where they have it', () => {
    expect(stagesOf(shippedDefinition('hkicta-2024'), 'X').map(({ code }) => code)).toEqual([
      'assessment',
      'second-round',
      'judging',
      'best-use-of-ai',
      'grand',
      'award-of-the-year',
    ]);
  });
});
