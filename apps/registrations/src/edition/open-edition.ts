import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { InputRefused, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { enteringOf, loadEdition, shippedDefinitions, type Edition, type Milestone } from '@podium/programmes';
import { v7 as uuidv7 } from 'uuid';
import {
  DefinitionHasMistakes,
  DefinitionNotFound,
  EditionCodeTaken,
  EnteringIsOver,
  type Edition as EditionType,
  type MilestoneInput,
  type OpenEditionInput,
} from './edition.type.js';
import { refuseClosingBeforeOpening } from './calendar-changes.js';
import { EditionFacts } from './edition-facts.js';
import { shown } from './editions.js';

const MOST_YAML = 1_000_000;
const CODE = /^[A-Z0-9]{2,12}$/;

/** Opens editions from definitions. */
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
      if (!input.datesMayHavePassed) refuseWhatIsOver(edition, await tx.now());
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
}

/** Shipped definitions have the dates of their year. Opened as they are, they would be public and dead. */
function refuseWhatIsOver(edition: Edition, now: Date): void {
  const closings = edition.categories.map(({ code }) => enteringOf(edition, code)?.closesAt ?? null);
  const last = closings.length > 0 ? closings : edition.calendar.map(({ at }) => new Date(at));
  if (last.length > 0 && last.every((at) => at !== null && at <= now)) {
    const latest = last.reduce((a, b) => ((a as Date) > (b as Date) ? a : b)) as Date;
    refuse(new EnteringIsOver(latest, edition.timeZone));
  }
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
