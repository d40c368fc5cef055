/** A small competition that checks: one category, one stage, one award. Tests change a line of it and see what is said. */
export const SMALL = `format: 2
kind: competition
id: robots-2025
code: ROBOT25
label: '2025'
name: { en: Robot Contest 2025, zhHant: 機械人比賽2025 }
series: { id: robots, name: { en: Robot Contest, zhHant: 機械人比賽 } }
timeZone: Asia/Hong_Kong
organiser: club
bodies:
  club: { name: { en: Robot Club, zhHant: 機械人學會 } }
calendar:
  - { id: enrolment-opens, at: 2025-03-03 09:00 }
  - { id: enrolment-closes, at: 2025-04-30 18:00 }
  - { id: ceremony, at: 2025-06-20 19:00 }
texts:
  personal-data: { en: How data are used, zhHant: 資料用途 }
forms:
  entry:
    closes: enrolment-closes
    fields:
      - { id: title, kind: text, label: { en: Title, zhHant: 名稱 }, max: 80, required: true }
      - id: powered
        kind: choice
        label: { en: Powered by, zhHant: 動力來源 }
        options:
          - { id: battery, label: { en: Battery, zhHant: 電池 } }
          - { id: other, label: { en: Other, zhHant: 其他 } }
      - id: power-detail
        kind: text
        label: { en: Which, zhHant: 請註明 }
        visible: { field: powered, is: other }
      - { id: members, kind: members, label: { en: Members, zhHant: 隊員 }, min: 1, max: 4 }
rules:
  - id: team
    kind: team-size
    text: { en: One to four members, zhHant: 一至四名隊員 }
    members: members
    max: 4
rubrics:
  robots:
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
  jury: { name: { en: Jury, zhHant: 評審團 }, members: { min: 3, max: 5 } }
shared:
  form: entry
  entering: { opens: enrolment-opens, closes: enrolment-closes }
  rubric: robots
  team: { min: 1, max: 4 }
  maxShortListed: 5
  stages:
    - code: assessment
      name: { en: Assessment, zhHant: 初評 }
      decidedBy: jury
      scope: stream
      contenders: admitted
      judgesPerDossier: 3
      method: mean
    - code: final
      name: { en: Final, zhHant: 決賽 }
      decidedBy: jury
      scope: stream
      contenders: { stage: assessment, places: 5 }
      judgesPerDossier: 3
      method: mean
categories:
  - code: OPEN
    name: { en: Open, zhHant: 公開組 }
    streams:
      - { code: ALL, name: { en: All, zhHant: 全部 } }
awards:
  - code: gold
    name: { en: Gold, zhHant: 金獎 }
    scope: stream
    stage: final
    places: { first: 1, last: 1 }
    max: 1
`;
