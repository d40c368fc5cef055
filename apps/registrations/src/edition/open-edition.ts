import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { InputRefused, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';
import {
  editionAt,
  enteringOf,
  shippedDefinitions,
  type DefinitionDocument,
  type Edition,
  type Milestone,
} from '@podium/programmes';
import { v7 as uuidv7 } from 'uuid';
import { DefinitionNotFound, EditionCodeTaken, EnteringIsOver } from './edition.refusals.js';
import { type Edition as EditionType, type MilestoneInput, type OpenEditionInput } from './edition.type.js';
import { refuseClosingBeforeOpening } from './calendar-changes.js';
import { EditionFacts } from './edition-facts.js';
import { addVersion, putCalendar } from './edition-rows.js';
import { shown } from './editions.js';
import { givenDefinition } from './given-definition.js';

const CODE = /^[A-Z0-9]{2,12}$/;

/** Opens editions from definitions. */
@Injectable()
export class OpenEdition {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(EditionFacts) private readonly facts: EditionFacts,
    @Inject(Documents) private readonly documents: Documents,
  ) {}

  run(context: RequestContext, input: OpenEditionInput): Promise<EditionType> {
    return this.mutations.runHeard(context, async (tx) => {
      const { edition: defined, source } = definitionOf(input);
      const code = input.code ?? defined.code;
      if (!CODE.test(code))
        refuse(
          new InputRefused({
            en: 'code: 2 to 12 of A–Z and 0–9',
            zhHant: '代號須為 2 至 12 個 A–Z 或 0–9 的字元。',
            zhHans: '代号须为 2 至 12 个 A–Z 或 0–9 的字符。',
          }),
        );
      const edition = editionAt({ ...defined, code, calendar: calendarOf(defined, input.calendar ?? []) }, []);
      refuseClosingBeforeOpening(edition);
      if (!input.datesMayHavePassed) refuseWhatIsOver(edition, await tx.now());
      const id = uuidv7();
      const [made] = await tx.query<{ revision: number }>(
        `INSERT INTO edition (code, id, series, opened_by, revision)
         SELECT $1, $2, $3, $4, coalesce(max(revision), 0) + 1 FROM edition_taken_back WHERE edition_code = $1
         ON CONFLICT (code) DO NOTHING RETURNING revision`,
        [code, id, edition.series, context.person().personId],
      );
      if (!made) refuse(new EditionCodeTaken());
      const { revision } = made;
      const definition = await this.facts.keep(edition);
      await addVersion(tx, code, { revision, definition, source: await this.documents.keep(source) });
      await putCalendar(tx, edition);
      await this.facts.tell(tx, { id, code, revision, definition, calendar: edition.calendar });
      return shown({ edition, revision });
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

function definitionOf({ definition, yaml }: OpenEditionInput): DefinitionDocument {
  const text = yaml ?? shippedDefinitions().find(({ id }) => id === definition)?.yaml;
  if (text === undefined) refuse(new DefinitionNotFound());
  return givenDefinition('yaml', text);
}

function calendarOf({ calendar: defined, categories }: Edition, given: MilestoneInput[]): Milestone[] {
  if (given.some(({ category }) => category === ''))
    refuse(
      new InputRefused({
        en: 'calendar: a category is a code, or nothing for the whole edition',
        zhHant: '日程：類別須填代號；整屆適用則留空。',
        zhHans: '日程：类别须填代号；整届适用则留空。',
      }),
    );
  const replaced = new Set(given.map(({ code }) => code));
  const unknown = [...replaced].find((id) => !defined.some((each) => each.id === id));
  if (unknown !== undefined)
    refuse(
      new InputRefused({
        en: `calendar: the definition has no milestone ${unknown.slice(0, 60)}`,
        zhHant: `日程：定義沒有時間點 ${unknown.slice(0, 60)}。`,
        zhHans: `日程：定义没有时间点 ${unknown.slice(0, 60)}。`,
      }),
    );
  const nowhere = given.find(({ category }) => category && !categories.some(({ code }) => code === category));
  if (nowhere)
    refuse(
      new InputRefused({
        en: `calendar: the definition has no category ${nowhere.category?.slice(0, 60)}`,
        zhHant: `日程：定義沒有類別 ${nowhere.category?.slice(0, 60)}。`,
        zhHans: `日程：定义没有类别 ${nowhere.category?.slice(0, 60)}。`,
      }),
    );
  const places = given.map(({ code, category }) => `${code} ${category ?? ''}`);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice)
    refuse(
      new InputRefused({
        en: `calendar: states ${twice.trim()} twice`,
        zhHant: `日程：${twice.trim()} 列出兩次。`,
        zhHans: `日程：${twice.trim()} 列出两次。`,
      }),
    );
  return [
    ...defined.filter(({ id }) => !replaced.has(id)),
    ...given.map(({ code, category, at }) => {
      const { category: _own, ...named } = defined.find(({ id }) => id === code) as Milestone;
      return { ...named, ...(category ? { category } : {}), at: at.toISOString() };
    }),
  ];
}
