const DAY_MS = 86_400_000;

/** A contest that is open now and takes one large file of each entry. */
export function largeFilesContest(maxBytes: number): string {
  const at = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 16).replace('T', ' ');
  return `format: 2
kind: competition
id: large-files
code: FILES
label: 'files'
name: { en: Large Files, zhHant: 大檔案 }
series: { id: large-files, name: { en: Large Files, zhHant: 大檔案 } }
timeZone: Asia/Hong_Kong
organiser: club
bodies:
  club: { name: { en: Club, zhHant: 學會 } }
calendar:
  - { id: enrolment-opens, at: ${at(-2)} }
  - { id: enrolment-closes, at: ${at(20)} }
  - { id: judging-closes, at: ${at(30)} }
texts:
  personal-data: { en: Your data are used to run this contest., zhHant: 資料只用於舉辦本比賽。 }
forms:
  entry:
    closes: enrolment-closes
    fields:
      - { id: deck, kind: file, label: { en: Deck, zhHant: 簡報 }, types: [pdf], maxBytes: ${maxBytes} }
rubrics:
  entries:
    scale: { min: 0, max: 10, step: 1 }
    criteria:
      - { id: idea, name: { en: Idea, zhHant: 意念 }, weight: 100 }
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
  rubric: entries
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
    name: { en: Open, zhHant: 公開組 }
    streams:
      - { code: ALL, name: { en: All, zhHant: 全部 } }
awards:
  - { code: gold, name: { en: Gold, zhHant: 金獎 }, scope: category, stage: final, places: { first: 1, last: 1 }, max: 1 }
`;
}
