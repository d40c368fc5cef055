/** What is marked: a criterion, or one of its attributes. */
export interface Marked {
  criterion: string;
  attribute: string | null;
}

/** Decimal text; null: not applicable; undefined: not marked yet. */
export type Mark = string | null | undefined;
export type Marks = Readonly<Record<string, Mark>>;

export interface Criterion {
  code: string;
  name: string;
  weight: string;
  attributes: readonly { code: string; name: string; weight: string }[];
}

export const keyOf = ({ criterion, attribute }: Marked) =>
  attribute === null ? criterion : `${criterion}/${attribute}`;

/** Everything that a sheet asks for, in the order of the rubric. */
export function askedOf(criteria: readonly Criterion[]): Marked[] {
  return criteria.flatMap(({ code, attributes }): Marked[] =>
    attributes.length === 0
      ? [{ criterion: code, attribute: null }]
      : attributes.map((attribute) => ({ criterion: code, attribute: attribute.code })),
  );
}

export function missingOf(criteria: readonly Criterion[], marks: Marks): Marked[] {
  return askedOf(criteria).filter((asked) => marks[keyOf(asked)] === undefined);
}

/** The marks of a sheet that was handed in. */
export function marksOf(sheet: readonly (Marked & { mark: string | null })[]): Marks {
  return Object.fromEntries(sheet.map((each) => [keyOf(each), each.mark]));
}

/** As the graph takes them. */
export function toHandIn(criteria: readonly Criterion[], marks: Marks) {
  return askedOf(criteria).flatMap((asked) => {
    const mark = marks[keyOf(asked)];
    return mark === undefined ? [] : [{ criterion: asked.criterion, attribute: asked.attribute, mark }];
  });
}

/** The marks there are, the lowest first: min, min + step, … max, as decimal text; exact. */
export function stepsOf({ min, max, step }: { min: string; max: string; step: string }): string[] {
  const places = Math.max(...[min, max, step].map((text) => text.split('.')[1]?.length ?? 0));
  const scaled = (text: string) => BigInt(text.includes('.') ? shifted(text, places) : text + '0'.repeat(places));
  const [from, to, by] = [scaled(min), scaled(max), scaled(step)];
  const steps: string[] = [];
  for (let at = from; at <= to && steps.length < 1_001; at += by) steps.push(decimal(at, places));
  return steps;
}

function shifted(text: string, places: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  return whole + fraction.padEnd(places, '0');
}

function decimal(scaled: bigint, places: number): string {
  if (places === 0) return String(scaled);
  const sign = scaled < 0n ? '-' : '';
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return sign + digits.slice(0, -places) + (fraction === '' ? '' : `.${fraction}`);
}

/** Up to so many marks stand side by side; of more one is written. */
export const MOST_CHIPS = 11;

/** What this browser keeps of a sheet until it is handed in. */
export interface KeptSheet {
  /** The version that it was made from; 0: none. */
  baseVersion: number;
  marks: Marks;
  comment: string;
}
