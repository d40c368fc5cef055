import { accessSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { mailboxKey } from '@podium/platform-config';
import type { RunningPodium } from '@podium/testing';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Debian's, or the one that is named. */
const CHROMIUM = process.env['PODIUM_TEST_CHROMIUM'] ?? '/usr/bin/chromium';

/** Why nothing can be seen in a browser here; undefined when it can. */
export function browserLeftOut(): string | undefined {
  try {
    accessSync(CHROMIUM);
    return undefined;
  } catch {
    return `there is no ${CHROMIUM}; PODIUM_TEST_CHROMIUM may name another`;
  }
}

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** What a page said that it should not have. */
export interface Watched {
  page: Page;
  complaints: string[];
}

export async function watchedPage(context: BrowserContext): Promise<Watched> {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    // A refusal and a session that is over are answers of their own status, and the browser reports each.
    if (message.type() === 'error' && !/status of 4(01|22)/.test(message.text())) complaints.push(message.text());
  });
  return { page, complaints };
}

/** Signs somebody in as they would: an address, the letter, its code. */
export async function signInByPage(page: Page, podium: RunningPodium, email: string, lang = 'en'): Promise<void> {
  const before = (await lettersTo(podium, email)).length;
  await page.goto(`${podium.url}/${lang}/sign-in`);
  await page.fill('input[name=email]', email);
  await page.click('form button[type=submit]');
  await page.waitForSelector('input[name=code]');
  await page.fill('input[name=code]', await codeIn(podium, email, before));
  await page.click('form button[type=submit]');
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

async function lettersTo({ mailboxUrl, dataDir }: RunningPodium, email: string): Promise<{ text: string }[]> {
  const letters = await fetch(
    `${mailboxUrl}/mailbox/letters?to=${encodeURIComponent(email)}&key=${mailboxKey(dataDir)}`,
  );
  return (await letters.json()) as { text: string }[];
}

async function codeIn(podium: RunningPodium, email: string, before: number): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const letters = await lettersTo(podium, email);
    const code = letters.length > before ? letters[0]?.text.match(/^\s*(\d{6})\s*$/m)?.[1] : undefined;
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no letter with a code came to ${email}`);
}

/** What axe finds against WCAG 2.2 AA, by rule and element. */
export async function axeFindings(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** A contest that is open now, with one category, one stage and one award. */
export function contestOpenNow(now: Date): string {
  const at = (days: number) => {
    const there = new Date(now.getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString();
    return `${there.slice(0, 10)} ${there.slice(11, 16)}`;
  };
  return `
format: 2
kind: competition
id: pages-2027
code: PAGES27
label: '2027'
name: { en: Robot Contest 2027, zhHant: 機械人比賽2027 }
series: { id: robots, name: { en: Robot Contest, zhHant: 機械人比賽 } }
timeZone: Asia/Hong_Kong
organiser: club
bodies:
  club: { name: { en: Robot Club, zhHant: 機械人學會 } }
calendar:
  - { id: enrolment-opens, at: ${at(-1)} }
  - { id: enrolment-closes, at: ${at(1)} }
  - { id: judging-closes, at: ${at(2)} }
  - { id: ceremony, at: ${at(3)} }
texts:
  personal-data: { en: Your data are used to run this contest., zhHant: 資料只用於舉辦本比賽。 }
forms:
  entry:
    closes: enrolment-closes
    fields:
      - { id: summary, kind: text, label: { en: What it does, zhHant: 功能 }, max: 500, required: true }
      - id: power
        kind: choice
        label: { en: Powered by, zhHant: 動力來源 }
        options:
          - { id: battery, label: { en: Battery, zhHant: 電池 } }
          - { id: other, label: { en: Something else, zhHant: 其他 } }
        required: true
      - id: power-detail
        kind: text
        label: { en: By what, zhHant: 請註明 }
        max: 100
        visible: { field: power, is: other }
        required: true
      - { id: deck, kind: file, label: { en: Deck, zhHant: 簡報 }, types: [pdf], maxBytes: 30000000 }
rules:
  - { id: powered, kind: answer-is, text: { en: It runs on a battery., zhHant: 以電池驅動。 }, field: power, accepted: [battery], doubtful: [other] }
rubrics:
  robots:
    scale: { min: 0, max: 10, step: 1 }
    criteria:
      - { id: idea, name: { en: Idea, zhHant: 意念 }, weight: 60 }
      - { id: craft, name: { en: Craft, zhHant: 工藝 }, weight: 40 }
methods:
  mean:
    aggregation: { name: mean }
    rounding: { decimals: 2, mode: half-up }
    tieRules: [criterion-by-weight]
    placeStyle: '1224'
panels:
  jury: { name: { en: Jury, zhHant: 評審團 }, members: { min: 1, max: 7 } }
shared:
  form: entry
  entering: { opens: enrolment-opens, closes: enrolment-closes }
  rubric: robots
  team: { min: 1, max: 4 }
  stages:
    - code: final
      name: { en: Final, zhHant: 決賽 }
      decidedBy: jury
      scope: category
      contenders: admitted
      judgesPerDossier: 1
      method: mean
      closes: judging-closes
categories:
  - code: OP
    name: { en: Open Award, zhHant: 公開組獎 }
    streams:
      - { code: ALL, name: { en: All robots, zhHant: 所有機械人 } }
awards:
  - { code: gold, name: { en: Gold Award, zhHant: 金獎 }, scope: category, stage: final, places: { first: 1, last: 1 }, max: 1 }
`;
}
