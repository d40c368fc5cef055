import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brokenInvariants, startPodium, untilSettled, type RunningPodium } from '@podium/testing';
import type { Browser, Page } from 'playwright-core';
import { openContest } from './contest.fixture.js';
import { aDeck } from './files.fixture.js';
import { axeFindings, browserLeftOut, People, startBrowser, watchedPage } from './pages.fixture.js';

const MINUTE = 60_000;
const ORGANISER = 'organiser@pages.example';
const SECOND = 'second@pages.example';
const JUDGE = 'judge@pages.example';
const ENTRANT = 'amy@pages.example';

const leftOut = browserLeftOut();
const inBrowser = leftOut === undefined ? describe : describe.skip;

/** A small season clicked by everybody who takes part, one step after the other. */
inBrowser(`a season in a browser${leftOut === undefined ? '' : ` (left out: ${leftOut})`}`, () => {
  let podium: RunningPodium;
  let browser: Browser;
  let people: People;

  beforeAll(async () => {
    podium = await startPodium({ way: 'one process' });
    browser = await startBrowser();
    people = new People(podium, browser);
    await openContest(podium, [ORGANISER, SECOND]);
  }, 3 * MINUTE);

  afterAll(async () => {
    await browser?.close();
    await untilSettled(podium.databaseUrl);
    expect(await brokenInvariants(podium)).toEqual([]);
    await podium?.close();
  }, MINUTE);

  const seen = async (page: Page) => expect(await axeFindings(page)).toEqual([]);

  it('begins with what is open, for whoever comes by', async () => {
    const { page } = await watchedPage(await browser.newContext({ locale: 'zh-HK' }));
    await page.goto(podium.url);
    await page.waitForURL(/\/zh-Hant$/);
    await page.getByRole('link', { name: '機械人比賽2027' }).click();
    await page.getByRole('heading', { name: '公開組獎' }).waitFor();
    expect(await page.getByText('現正接受報名').count()).toBe(1);
    await seen(page);
    await page.context().close();
  });

  it(
    'an entrant begins an entry, fills it in and submits it',
    async () => {
      const page = await people.pageOf(ENTRANT);
      await page.goto(`${podium.url}/en/entries`);
      await page.getByRole('link', { name: 'Open Award' }).click();
      await page.getByRole('button', { name: 'Begin the entry' }).click();
      await page.getByRole('link', { name: 'Write the name of the project.' }).waitFor();
      await page.getByLabel('Name of the project in English').fill('Walker');
      await page.getByLabel('Name of the project in Chinese').fill('行者');
      await page.getByLabel('Name of the team').fill('Team Walker');
      await page.getByLabel('Family name').fill('Chan');
      await page.getByLabel('Given name').fill('Amy');
      await seen(page);
      await page.getByRole('button', { name: 'Begin the entry' }).click();
      await page.getByText('It is not in yet: this is a draft.').waitFor();
      await page.getByLabel('What it does').fill('It walks.');
      await page.getByText('Saved at Podium', { exact: false }).waitFor();
      await page.getByRole('button', { name: 'Check and submit' }).click();
      await page.getByRole('link', { name: 'Powered by: An answer is required.' }).waitFor();
      await seen(page);
      // What is asked changes with what is answered, at once.
      await page.getByLabel('Something else').check();
      await page.getByLabel('By what').waitFor();
      await page.getByLabel('Battery').check();
      await expect(page.getByLabel('By what').count()).resolves.toBe(0);
      // What it is counts, and not what it is called.
      await page
        .getByLabel('Deck')
        .setInputFiles({ name: 'deck.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
      await page.getByText('By its content this file is txt', { exact: false }).waitFor();
      await page
        .getByLabel('Deck')
        .setInputFiles({ name: '計劃書.pdf', mimeType: 'application/pdf', buffer: aDeck(1) });
      await page.getByRole('button', { name: 'Open 計劃書.pdf' }).waitFor();
      await page.getByText('Saved at Podium', { exact: false }).waitFor();
      await seen(page);
      await page.getByRole('button', { name: 'Check and submit' }).click();
      await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
      expect(await page.getByText('It walks.').count()).toBe(1);
      await page.getByRole('button', { name: 'Submit', exact: true }).click();
      await page.getByText('It is in.').waitFor();
      await seen(page);
    },
    2 * MINUTE,
  );

  it(
    'loses nothing when the page is loaded anew before Podium has it',
    async () => {
      const page = await people.pageOf('ben@pages.example');
      await page.goto(`${podium.url}/en/editions/PAGES27/enter/OP`);
      await page.getByLabel('Name of the project in English').fill('Roller');
      await page.getByLabel('Name of the team').fill('Team Roller');
      await page.getByLabel('Family name').fill('Lee');
      await page.getByLabel('Given name').fill('Ben');
      await page.getByRole('button', { name: 'Begin the entry' }).click();
      await page.getByText('It is not in yet: this is a draft.').waitFor();
      await page.context().setOffline(true);
      await page.getByLabel('What it does').fill('It rolls.');
      await page.getByText('kept in this browser', { exact: false }).waitFor();
      await page.context().setOffline(false);
      await page.reload();
      await page.getByText('Saved at Podium', { exact: false }).waitFor();
      expect(await page.getByLabel('What it does').inputValue()).toBe('It rolls.');
    },
    2 * MINUTE,
  );

  it(
    'the office asks about it, and the entrant answers on top of the entry',
    async () => {
      const office = await people.pageOf(ORGANISER);
      await office.goto(`${podium.url}/en/screening/PAGES27`);
      await office.getByRole('link', { name: 'Walker' }).click();
      await office.getByRole('button', { name: 'Ask the entrant (Q)' }).click();
      await office.getByLabel('What you need').fill('How long does the battery last?');
      await office.getByRole('checkbox', { name: 'What it does' }).check();
      const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 16);
      await office.getByLabel('There is time until').fill(soon);
      await seen(office);
      await office.getByRole('button', { name: 'Send the question' }).click();
      await office.getByText('Waits for the team').waitFor();

      const page = await people.pageOf(ENTRANT);
      await page.goto(`${podium.url}/en/entries`);
      await page.getByRole('link', { name: 'Walker' }).click();
      const question = page.getByRole('region', { name: 'The office asks you' });
      await question.getByText('How long does the battery last?').waitFor();
      await question.getByLabel('What you want to say to it').fill('For an hour.');
      await seen(page);
      await question.getByRole('button', { name: 'Send the answer' }).click();
      await question.waitFor({ state: 'detached' });
      await office.reload();
      await office.getByText('For an hour.').waitFor();
    },
    2 * MINUTE,
  );

  it(
    'an organiser admits it, forms the jury and opens the round',
    async () => {
      const page = await people.pageOf(ORGANISER);
      await page.goto(`${podium.url}/en/organise`);
      await page.getByRole('link', { name: 'Robot Contest 2027' }).click();
      await page.getByRole('link', { name: 'Screening: 1 entry waits' }).click();
      await page.getByRole('link', { name: 'Walker' }).click();
      await page.getByText('It runs on a battery.').waitFor();
      await seen(page);
      await page.getByRole('button', { name: 'Admit' }).click();
      await page.getByText('It is admitted and frozen for the judges.').waitFor();
      await page.goto(`${podium.url}/en/organise/PAGES27`);
      await page.getByRole('button', { name: 'Form a panel' }).click();
      await page.getByLabel('Name of the panel').fill('The jury');
      await page.getByRole('button', { name: 'Form it' }).click();
      await page.getByRole('button', { name: 'Ask a judge' }).click();
      await page.getByLabel('E-mail address').fill(JUDGE);
      await page.getByLabel('Family name').fill('Wong');
      await page.getByLabel('Given name').fill('May');
      await page.getByRole('button', { name: 'Send the letter' }).click();
      await page.getByText('Wong May').waitFor();
      await page.getByLabel('Open it although entries are still taken').check();
      await page.getByRole('button', { name: 'Open the round' }).click();
      await page.getByRole('button', { name: 'Assign entries to judges' }).click();
      await page.getByText('0 of 1 sheets handed in').waitFor();
      await seen(page);
    },
    3 * MINUTE,
  );

  it(
    'a judge declares, marks and hands in',
    async () => {
      const page = await people.pageOf(JUDGE);
      await page.goto(`${podium.url}/en/judging`);
      await page.getByRole('link', { name: 'Open Award · Final' }).click();
      await page.getByRole('heading', { name: 'Walker' }).waitFor();
      await seen(page);
      await page.getByRole('button', { name: 'I have no conflict: open the entries' }).click();
      await page.getByRole('link', { name: 'Walker' }).click();
      await page.getByText('It walks.').waitFor();
      const opened = page.context().waitForEvent('request', (request) => /\/judging\/dossiers\//.test(request.url()));
      await page.getByRole('button', { name: 'Open 計劃書.pdf' }).click();
      const deck = await fetch((await opened).url());
      expect(Buffer.from(await deck.arrayBuffer()).equals(aDeck(1))).toBe(true);
      await page.getByRole('group', { name: /Idea/ }).getByRole('radio', { name: '9', exact: true }).check();
      expect(await page.getByText('1 mark is missing').count()).toBe(1);
      // What was marked is still there after a reload.
      await page.reload();
      await page.getByText('1 mark is missing').waitFor();
      await page.getByRole('group', { name: /Craft/ }).getByRole('radio', { name: '7', exact: true }).check();
      await seen(page);
      await page.getByRole('button', { name: 'Hand in', exact: true }).click();
      await page.getByText('Handed in', { exact: false }).waitFor();
    },
    2 * MINUTE,
  );

  it(
    'the round is closed, the award conferred, and two people release it',
    async () => {
      const page = await people.pageOf(ORGANISER);
      await page.goto(`${podium.url}/en/organise/PAGES27`);
      await page.getByRole('button', { name: 'Close the round' }).click();
      await page.getByText('Its standing:', { exact: false }).waitFor();
      // The standing reaches results a moment later.
      const confer = page.getByRole('button', { name: 'Confer', exact: true });
      for (let tries = 0; tries < 30 && (await confer.count()) === 0; tries++) {
        await page.waitForTimeout(1_000);
        await page.reload();
        await page.getByRole('heading', { name: 'Release' }).waitFor();
      }
      await page.getByRole('button', { name: 'Confer', exact: true }).click();
      await page.getByText('Conferred', { exact: true }).last().waitFor();
      await page.getByRole('button', { name: 'Propose', exact: true }).click();
      await page.getByText('Waits for a second person').waitFor();
      // Whoever proposed it does not approve it.
      await expect(page.getByRole('button', { name: 'Approve what I see here' }).count()).resolves.toBe(0);
      const other = await people.pageOf(SECOND);
      await other.goto(`${podium.url}/en/organise/PAGES27`);
      await other.getByRole('button', { name: 'Approve what I see here' }).click();
      await other.getByText(/Approved$/).waitFor();
      await seen(other);
    },
    3 * MINUTE,
  );

  it.each([
    ['en', 'Gold Award', 'Walker'],
    ['zh-Hant', '金獎', '行者'],
    ['zh-Hans', '金獎', '行者'],
  ])('everybody reads the result in %s', async (lang, award, title) => {
    const { page, complaints } = await watchedPage(await browser.newContext());
    await page.goto(`${podium.url}/${lang}/editions/PAGES27/results`);
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await page.getByText(award).count()).toBeGreaterThan(0);
    await seen(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('and no page complained', () => expect(people.complaints).toEqual([]));
});
