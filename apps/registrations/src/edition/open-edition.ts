import { Inject, Injectable } from '@nestjs/common';
import { holds, type RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { InputRefused, NotOrganiser, givenReason, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { loadEdition, shippedDefinitions, windowsOf, type Edition, type Milestone } from '@podium/programmes';
import { v7 as uuidv7 } from 'uuid';
import {
  ClosesBeforeOpening,
  DefinitionHasMistakes,
  DefinitionNotFound,
  EditionCodeTaken,
  EditionNotFound,
  MilestoneHasPassed,
  type Edition as EditionType,
  type MilestoneInput,
  type MoveMilestoneInput,
  type OpenEditionInput,
} from './edition.type.js';
import { EditionFacts } from './edition-facts.js';
import { shown } from './editions.js';

const MOST_YAML = 1_000_000;
const CODE = /^[A-Z0-9]{2,12}$/;

/** Opens editions from definitions, and moves their milestones. */
@Injectable()
export class OpenEdition {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(EditionFacts) private readonly facts: EditionFacts,
  ) {}

  run(context: RequestContext, input: OpenEditionInput): Promise<EditionType> {
    return this.mutations.run(context, async (tx) => {
      const defined = definitionOf(input);
      const code = input.code ?? defined.code;
      if (!CODE.test(code)) refuse(new InputRefused('code: 2 to 12 of A–Z and 0–9'));
      const edition = { ...defined, code, calendar: calendarOf(defined, input.calendar ?? []) };
      refuseClosingBeforeOpening(edition);
      const id = uuidv7();
      const made = await tx.execute(
        `INSERT INTO edition (code, id, definition, series, opened_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (code) DO NOTHING`,
        [code, id, JSON.stringify(edition), edition.series, context.person().personId],
      );
      if (made === 0) refuse(new EditionCodeTaken());
      await this.facts.tell(tx, { id, revision: 1, edition });
      return shown({ edition, revision: 1 });
    });
  }

  /** Moves an instant of the calendar that has not passed to another that has not. */
  move(context: RequestContext, input: MoveMilestoneInput): Promise<EditionType> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      if (input.category === '') refuse(new InputRefused('category: a code, or nothing for the whole edition'));
      const { id, definition, revision } = await this.locked(tx, context, input);
      const now = await tx.now();
      const was = definition.calendar.find(
        (each) => each.id === input.milestone && (each.category ?? null) === (input.category ?? null),
      );
      const shared = definition.calendar.find((each) => each.id === input.milestone && each.category === undefined);
      const before = was ?? shared;
      if (!before) refuse(new EditionNotFound());
      if (input.at <= now || new Date(before.at) <= now) refuse(new MilestoneHasPassed());
      const moved: Milestone = { ...before, at: input.at.toISOString() };
      if (input.category) moved.category = input.category;
      const edition: Edition = {
        ...definition,
        calendar: [...definition.calendar.filter((each) => each !== was), moved],
      };
      refuseClosingBeforeOpening(edition);
      await tx.execute('UPDATE edition SET definition = $2, revision = $3 WHERE code = $1', [
        edition.code,
        JSON.stringify(edition),
        revision + 1,
      ]);
      await tx.execute(
        `INSERT INTO calendar_change (id, edition_code, milestone, category_code, was, becomes, reason, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          uuidv7(),
          edition.code,
          input.milestone,
          input.category ?? null,
          was?.at ?? null,
          input.at,
          reason,
          context.person().personId,
        ],
      );
      await this.facts.tell(tx, { id, revision: revision + 1, edition });
      return shown({ edition, revision: revision + 1 });
    });
  }

  private async locked(tx: Tx, context: RequestContext, { editionCode, category }: MoveMilestoneInput) {
    const [row] = await tx.query<{ id: string; definition: Edition; revision: number }>(
      'SELECT id, definition, revision FROM edition WHERE code = $1 FOR UPDATE',
      [editionCode],
    );
    if (!row || (category && !row.definition.categories.some(({ code }) => code === category)))
      refuse(new EditionNotFound());
    if (!holds(await context.appointments(), 'organiser', editionCode, category ?? undefined))
      refuse(new NotOrganiser());
    return row;
  }
}

/** What closes before it opens is never open, and nobody would notice until it should have been. */
function refuseClosingBeforeOpening(edition: Edition): void {
  const wrong = windowsOf(edition).find(({ opensAt, closesAt }) => opensAt && closesAt && opensAt >= closesAt);
  if (wrong)
    refuse(
      new ClosesBeforeOpening(wrong.milestoneIds.opens ?? '', wrong.milestoneIds.closes ?? '', wrong.category ?? null),
    );
}

function definitionOf({ definition, yaml }: OpenEditionInput): Edition {
  const text = yaml ?? shippedDefinitions().find(({ id }) => id === definition)?.yaml;
  if (text === undefined) refuse(new DefinitionNotFound());
  if (text.length > MOST_YAML) refuse(new InputRefused(`yaml: at most ${MOST_YAML} characters`));
  const loaded = loadEdition(text);
  if ('edition' in loaded) return loaded.edition;
  refuse(new DefinitionHasMistakes(loaded.mistakes.map(({ line, column, message }) => ({ line, column, message }))));
}

function calendarOf({ calendar: defined, categories }: Edition, given: MilestoneInput[]): Milestone[] {
  if (given.some(({ category }) => category === ''))
    refuse(new InputRefused('calendar: a category is a code, or nothing for the whole edition'));
  const replaced = new Set(given.map(({ code }) => code));
  const unknown = [...replaced].find((id) => !defined.some((each) => each.id === id));
  if (unknown !== undefined)
    refuse(new InputRefused(`calendar: the definition has no milestone ${unknown.slice(0, 60)}`));
  const nowhere = given.find(({ category }) => category && !categories.some(({ code }) => code === category));
  if (nowhere) refuse(new InputRefused(`calendar: the definition has no category ${nowhere.category?.slice(0, 60)}`));
  const places = given.map(({ code, category }) => `${code} ${category ?? ''}`);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice) refuse(new InputRefused(`calendar: states ${twice.trim()} twice`));
  return [
    ...defined.filter(({ id }) => !replaced.has(id)),
    ...given.map(({ code, category, at }) => {
      const { category: _own, ...named } = defined.find(({ id }) => id === code) as Milestone;
      return { ...named, ...(category ? { category } : {}), at: at.toISOString() };
    }),
  ];
}
