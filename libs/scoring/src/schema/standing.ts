import { DECIMAL } from '../exact/decimal.js';
import { MOST_DECIMALS } from '../standing/usable.js';

/** The shapes of what decides, as JSON Schema; the types of the same names are in `standing/types.ts`. */
const text = { type: 'string' };
const id = { type: 'string', minLength: 1 };
const decimalText = {
  description: 'Decimal text, e.g. "7" or "7.25": no exponent, no leading zeros, no negative zero.',
  type: 'string',
  pattern: DECIMAL.source,
};
const list = (items: object): object => ({ type: 'array', items });
const values = (of: object): object => ({ type: 'object', additionalProperties: of });

/** An object with exactly these members; a name that ends in `?` may be absent. */
export function exactly(properties: Record<string, object>): Record<string, unknown> {
  const entries = Object.entries(properties).map(([name, schema]) => [name.replace(/\?$/, ''), schema] as const);
  const required = Object.keys(properties).filter((name) => !name.endsWith('?'));
  return { type: 'object', required, additionalProperties: false, properties: Object.fromEntries(entries) };
}

const named = (name: string, more: Record<string, object> = {}): object => exactly({ name: { const: name }, ...more });
const oneOf = (...schemas: object[]): object => ({
  type: 'object',
  required: ['name'],
  discriminator: { propertyName: 'name' },
  oneOf: schemas,
});

const aggregations = (more: Record<string, object>): object =>
  oneOf(
    named('mean', more),
    named('median', more),
    named('drop-highest-and-lowest', more),
    named('trimmed-mean', { trim: decimalText, ...more }),
    named('z-score', { deviation: { enum: ['population', 'sample'] }, ...more }),
    named('severity-corrected', more),
    named('ranked-ballots', { rule: { enum: ['borda', 'copeland', 'schulze', 'irv'] }, ...more }),
    named('pairs', more),
  );

const tieRule = oneOf(
  named('criterion-by-weight'),
  named('earlier-round', { totals: values(decimalText) }),
  named('head-to-head'),
  named('panel-vote', { votes: values({ type: 'integer', minimum: 0 }) }),
  named('public-draw', { seed: text }),
);

const rubric = exactly({
  criteria: list(exactly({ id, weight: decimalText, attributes: list(exactly({ id, weight: decimalText })) })),
  scale: exactly({ min: decimalText, max: decimalText, step: decimalText }),
  notApplicable: { enum: ['share-in-proportion', 'refuse'] },
});

const sheet = exactly({
  id,
  version: { type: 'integer', minimum: 0 },
  judge: id,
  dossier: id,
  marks: {
    description: 'Keys are `criterion`, or `criterion/attribute`; null says not applicable.',
    ...values({ anyOf: [decimalText, { type: 'null' }] }),
  },
});

/** The members of a standing that are there before anything is computed, in the order in which it shows them. */
export const inputMembers = {
  round: text,
  method: aggregations({}),
  rubric,
  rounding: exactly({
    decimals: { type: 'integer', minimum: 0, maximum: MOST_DECIMALS },
    mode: {
      description: 'half-up: a half goes away from zero; half-even: to the even neighbour; down: cut towards zero.',
      enum: ['half-up', 'half-even', 'down'],
    },
  }),
  tieRules: list(tieRule),
  placeStyle: { enum: ['1224', '1223', '1334'] },
  dossiers: list(id),
  sheets: list(sheet),
  recusals: list(exactly({ judge: id, dossier: id, 'reason?': text })),
};

const ruleName = {
  enum: ['criterion-by-weight', 'earlier-round', 'head-to-head', 'panel-vote', 'public-draw', null],
};
const place = { type: 'integer', minimum: 1 };
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' };

export const standingMembers = {
  schema: { const: 'podium.standing/1' },
  ...inputMembers,
  method: aggregations({ version: text }),
  conventions: exactly({ recusals: text, arithmetic: text, rounding: text, merkle: text }),
  setAside: list(exactly({ sheet: id, judge: id, dossier: id, because: { enum: ['recused', 'no-spread'] } })),
  ranking: list(
    exactly({ dossier: id, place, total: decimalText, sheets: { type: 'integer', minimum: 0 }, tieBrokenBy: ruleName }),
  ),
  ties: list(exactly({ place, dossiers: list(id), brokenBy: ruleName })),
  compared: exactly({ groups: list(list(id)), judges: list(exactly({ judge: id, dossiers: list(id) })) }),
  sheetHashes: list(exactly({ id, version: { type: 'integer', minimum: 0 }, judge: id, dossier: id, hash })),
  merkleRoot: hash,
};
