import type { RunningPodium } from '@podium/testing';
import { ask, signedIn } from './asking.fixture.js';

/** Opens the small contest. @param organisers  addresses of those who organise it */
export async function openContest(podium: RunningPodium, organisers: readonly string[] = []): Promise<void> {
  const token = await signedIn(podium, 'administrator@podium.example');
  await acting(podium, token, 'openEdition', 'OpenEditionInput', { yaml: contestOpenNow(new Date()) });
  for (const email of organisers)
    await acting(podium, token, 'appoint', 'AppointInput', { email, role: 'ORGANISER', editionCode: 'PAGES27' });
}

/** Runs a mutation of one field. @throws for a refusal */
export async function acting(podium: RunningPodium, token: string, field: string, type: string, input: object) {
  const shown: Record<string, string> = {
    Edition: 'code',
    Team: 'id',
    Entry: 'id version',
    PaperLink: 'url',
    Appointment: 'id',
  };
  const result =
    { openEdition: 'Edition', registerTeam: 'Team', openPaper: 'PaperLink', appoint: 'Appointment' }[field] ?? 'Entry';
  const { data, text } = await ask(
    podium.url,
    `mutation ($input: ${type}!) { answer: ${field}(input: $input) { __typename ... on ${result} { ${shown[result]} } ... on Refusal { message } } }`,
    { input },
    { authorization: `Bearer ${token}` },
  );
  if (data?.['answer']?.__typename !== result) throw new Error(text);
  return data['answer'] as { id: string; version: number; url: string };
}

/** A contest that is open now, with one category, one stage and one award. */
function contestOpenNow(now: Date): string {
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
