import { deciderOf, type Category, type Edition, type Stage as StageOfEdition } from '@podium/programmes';

/** What one round compares; null is everything. */
export interface Place {
  categoryCode: string | null;
  streamCode: string | null;
}

/** A stage as the season holds it. */
export interface Stage {
  editionCode: string;
  code: string;
  /** The name of its panel. */
  name: { en: string; zhHant: string };
  /** One round per place. */
  places: Place[];
  /** Every admitted dossier enters it. */
  isFirst: boolean;
  /** An award hangs on its standing: shared places are voted on. */
  awards: boolean;
  judgesPerDossier: number;
  /** Seats its panel may have at most; undefined: any number. */
  most: number | undefined;
}

/** The stages of an edition in an order that every category agrees with, with the places where each is held. */
export function stagesOf(edition: Edition, editionCode: string): Stage[] {
  return orderOf(edition.categories).map((code) => {
    const held = edition.categories.flatMap((category) => {
      const stage = category.stages.find((one) => one.code === code);
      return stage ? [{ category, stage }] : [];
    });
    const [{ category, stage }] = held as [{ category: Category; stage: StageOfEdition }];
    const decider = deciderOf(edition, { stageCode: code, categoryCode: category.code });
    const panel = edition.panels?.find(({ id }) => id === decider?.id);
    return {
      editionCode,
      code,
      name: decider?.name ?? stage.name,
      places: placesOf(stage.scope, held),
      isFirst: stage.contenders.from === 'admitted',
      awards: edition.awards.some((award) => award.stage === code),
      judgesPerDossier: stage.judgesPerDossier,
      most: panel?.members?.max,
    };
  });
}

function placesOf(scope: StageOfEdition['scope'], held: readonly { category: Category }[]): Place[] {
  if (scope === 'edition') return [{ categoryCode: null, streamCode: null }];
  return held.flatMap(({ category: { code, streams } }): Place[] =>
    scope === 'category'
      ? [{ categoryCode: code, streamCode: null }]
      : streams.map((stream) => ({ categoryCode: code, streamCode: stream.code })),
  );
}

/** Each category's stages in its own order; a stage that only some have comes right after the one before it there. */
function orderOf(categories: readonly Category[]): string[] {
  const order: string[] = [];
  for (const { stages } of categories) {
    let after = -1;
    for (const { code } of stages) {
      const at = order.indexOf(code);
      if (at < 0) order.splice(++after, 0, code);
      else after = Math.max(after, at);
    }
  }
  return order;
}
