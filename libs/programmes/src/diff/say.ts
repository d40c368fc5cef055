import type { Change, Effect } from './change.js';

const TITLES: readonly (readonly [Effect, string])[] = [
  ['refused', 'Refused while the edition is open'],
  ['needs-a-decision', 'Needs a decision'],
  ['harmless', 'Harmless'],
];

/** Changes in words, the grave ones first. */
export function sayDiff(changes: readonly Change[]): string {
  if (changes.length === 0) return 'Nothing changes.\n';
  return TITLES.map(([effect, title]) => {
    const lines = changes.filter((one) => one.effect === effect).map(sayChange);
    return lines.length > 0 ? `${title} (${lines.length})\n\n${lines.join('')}` : '';
  })
    .filter((part) => part !== '')
    .join('\n');
}

function sayChange({ what, why, categories }: Change): string {
  const where = categories.length > 0 ? `${categories.join(', ')}: ` : '';
  return `  ${where}${what}\n    ${why}\n`;
}
