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

/** Those who take part, each signed in once, in a browser of their own. */
export class People {
  private readonly known = new Map<string, Watched>();

  constructor(
    private readonly podium: RunningPodium,
    private readonly browser: Browser,
  ) {}

  async pageOf(email: string): Promise<Page> {
    const known = this.known.get(email);
    if (known) return known.page;
    const watched = await watchedPage(await this.browser.newContext({ timezoneId: 'Asia/Hong_Kong' }));
    this.known.set(email, watched);
    await signInByPage(watched.page, this.podium, email);
    return watched.page;
  }

  /** What pages said that they should not have, but for a network that a test took away. */
  get complaints(): string[] {
    return [...this.known].flatMap(([email, { complaints }]) =>
      complaints.filter((each) => !/ERR_INTERNET_DISCONNECTED/.test(each)).map((each) => `${email}: ${each}`),
    );
  }
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
