import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { loadEdition } from './load.js';
import { sayMistakes } from './show/mistakes.js';

interface Block {
  /** The word after the fence, e.g. `yaml`. */
  kind: string;
  /** What follows that word, e.g. `fragment` or `after=2`. */
  note: string;
  text: string;
}

const guide = readFileSync(new URL('../../../docs/define-a-programme.md', import.meta.url), 'utf8');
const blocks: Block[] = [...guide.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(
  ([, kind = '', note = '', text = '']) => ({
    kind,
    note,
    text,
  }),
);

const pieces = blocks.filter(({ kind, note }) => kind === 'yaml' && note === '').map(({ text }) => text);
const whole = pieces.join('\n');

/** What the tool prints for a file called robots.yaml. */
function check(yaml: string): string {
  const loaded = loadEdition(yaml);
  if ('mistakes' in loaded) return sayMistakes('robots.yaml', loaded.mistakes);
  const { categories, awards } = loaded.edition;
  return `robots.yaml: no mistakes (${categories.length} categories, ${awards.length} awards).\n`;
}

/** Lists are continued, groups of keys joined, as a reader would add the fragment to the file. */
function added(to: unknown, fragment: unknown): unknown {
  if (Array.isArray(to) && Array.isArray(fragment)) return [...(to as unknown[]), ...(fragment as unknown[])];
  if (typeof to !== 'object' || to === null || typeof fragment !== 'object' || fragment === null) return fragment;
  const joined: Record<string, unknown> = { ...to };
  for (const [key, value] of Object.entries(fragment)) joined[key] = key in joined ? added(joined[key], value) : value;
  return joined;
}

describe('the guide', () => {
  it('leads from an empty file to a competition without mistakes', () => {
    expect(pieces.length).toBeGreaterThanOrEqual(7);
    expect(check(whole)).toBe('robots.yaml: no mistakes (2 categories, 2 awards).\n');
  });

  it('shows what the tool really says on the way', () => {
    const first = blocks.find(({ note }) => note === 'after=2');
    expect(check(pieces.slice(0, 2).join('\n'))).toBe(first?.text);
    expect(check(whole)).toBe(blocks.find(({ note }) => note === 'after=6')?.text);
  });

  const changes = blocks.flatMap((block, at) =>
    block.kind === 'change' ? [{ change: block.text, output: blocks[at + 1] }] : [],
  );

  it.each(changes)('shows what the tool really says of a mistake (%#)', ({ change, output }) => {
    const [from = '', to = ''] = ['-', '+'].map((sign) => new RegExp(`^\\${sign} (.*)$`, 'm').exec(change)?.[1]);
    expect(whole).toContain(from);
    expect(output?.kind).toBe('output');
    expect(check(whole.replace(from, to))).toBe(output?.text);
  });

  const fragments = blocks.filter(({ note }) => note === 'fragment').map(({ text }) => text);

  it('has further pieces, and each can be added to the competition', () => {
    expect(fragments).toHaveLength(6);
  });

  it.each(fragments)('further piece %#', (fragment) => {
    const yaml = stringify(added(parse(whole), parse(fragment)), { aliasDuplicateObjects: false });
    expect(check(yaml)).toMatch(/no mistakes/);
  });

  it('all further pieces together', () => {
    const all = fragments.reduce<unknown>((file, fragment) => added(file, parse(fragment)), parse(whole));
    expect(check(stringify(all, { aliasDuplicateObjects: false }))).toMatch(/no mistakes/);
  });
});
