import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { refuse, NotComputable } from './refusal.js';

const folder = new URL('.', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'),
);
const names = new Set(
  sources.flatMap((path) =>
    [...readFileSync(new URL(path, folder), 'utf8').matchAll(/refuse\(\s*'(\w+)'/g)].map((match) => match[1]!),
  ),
);

describe('a refusal', () => {
  it('carries its name, a sentence and facts, and prints them as one object', () => {
    expect(() => refuse('Infeasible', 'There is no way.', { shortfall: 2 })).toThrow(NotComputable);
    const refused = new NotComputable('Infeasible', 'There is no way.', { shortfall: 2 });
    expect(JSON.parse(JSON.stringify(refused))).toEqual({
      refused: 'Infeasible',
      because: 'There is no way.',
      shortfall: 2,
    });
  });

  it('is explained to organisers, each by its name', () => {
    const guide = readFileSync(new URL('../../../docs/judging-methods.md', import.meta.url), 'utf8');
    expect(names.size).toBeGreaterThan(50);
    expect([...names].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});
