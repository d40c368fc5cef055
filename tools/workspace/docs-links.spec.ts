import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every page that is, or is about to be, in the repository. */
const pages = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((page) => page !== '' && existsSync(join(root, page)));

/** A page without its code, in which brackets mean something else. */
const proseOf = (text: string) =>
  text.replace(/^( *)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2[^\n]*$/gm, '').replace(/`[^`\n]*`/g, '');

/** Where a page's links, pictures and link definitions lead. */
function targetsOf(text: string): string[] {
  const prose = proseOf(text);
  const patterns = [
    /\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g,
    /^\[[^\]]+\]:\s+(\S+)/gm,
    /\b(?:src|href|srcset)="([^"]+)"/g,
  ];
  return patterns.flatMap((pattern) => [...prose.matchAll(pattern)].map(([, target]) => target as string));
}

/** The anchors that a page's headings make, as GitHub names them. */
function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>();
  // Code may stand in a heading; a line that begins with # inside a block of code is none.
  const headings = text.replace(/^( *)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2[^\n]*$/gm, '').matchAll(/^#{1,6} +(.+)$/gm);
  return [...headings].map(([, heading]) => {
    const slug = (heading as string)
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
}

/** What is wrong with a link of a page, or nothing. */
function mistakeOf(page: string, target: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return undefined;
  const [path = '', anchor] = decodeURI(target).split('#');
  const file = path === '' ? join(root, page) : resolve(root, dirname(page), path);
  if (relative(root, file).startsWith('..')) return `${page}: ${target} leads out of the repository`;
  if (!existsSync(file)) return `${page}: ${target} leads nowhere`;
  if (anchor === undefined || statSync(file).isDirectory() || !file.endsWith('.md')) return undefined;
  return anchorsOf(readFileSync(file, 'utf8')).includes(anchor) ? undefined : `${page}: ${target} names no heading`;
}

describe('links between pages', () => {
  it('lead to files and headings that exist', () => {
    const mistakes = pages.flatMap((page) =>
      targetsOf(readFileSync(join(root, page), 'utf8')).flatMap((target) => mistakeOf(page, target) ?? []),
    );
    expect(mistakes).toEqual([]);
  });

  it('are found by this test, and broken ones told', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(targetsOf(readme)).toEqual(expect.arrayContaining(['docs/data-flow.svg', 'CONTRIBUTING.md', 'LICENSE']));
    expect(targetsOf('a [b](c.md) `[d](e.md)`\n```\n[f](g.md)\n```\n![h](i.svg "j")\n[k]: l.md')).toEqual([
      'c.md',
      'i.svg',
      'l.md',
    ]);
    expect(anchorsOf('# One `two`, three\n\n## One two three')).toEqual(['one-two-three', 'one-two-three-1']);
    expect(mistakeOf('docs/letters.md', 'nowhere.md')).toBe('docs/letters.md: nowhere.md leads nowhere');
    expect(mistakeOf('docs/letters.md', '../../elsewhere.md')).toContain('leads out of the repository');
    expect(mistakeOf('docs/letters.md', '#no-such-heading')).toContain('names no heading');
    expect(mistakeOf('docs/letters.md', 'https://example.org/')).toBeUndefined();
  });
});
