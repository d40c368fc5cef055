/** A contest of one category that is open until 2123, and then judged by at least one judge. */
export const CONTEST = `format: 2
kind: competition
id: midst
code: MIDST
label: '2123'
name: { en: Robot Contest, zhHant: 機械人比賽 }
series: { id: midst, name: { en: Robot Contest, zhHant: 機械人比賽 } }
timeZone: Asia/Hong_Kong
organiser: club
bodies:
  club: { name: { en: Robot Club, zhHant: 機械人學會 } }
calendar:
  - { id: enrolment-opens, at: 2023-03-03 09:00 }
  - { id: enrolment-closes, at: 2123-04-30 18:00 }
  - { id: ceremony, at: 2123-06-20 19:00 }
texts:
  personal-data: { en: How data are used, zhHant: 資料用途 }
forms:
  entry:
    closes: enrolment-closes
    fields:
      - { id: pitch, kind: text, label: { en: Pitch, zhHant: 簡介 }, max: 80, required: true }
      - { id: phone, kind: text, label: { en: Telephone, zhHant: 電話 }, max: 40, personal: true }
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
  jury: { name: { en: Jury, zhHant: 評審團 }, members: { min: 1, max: 5 } }
shared:
  form: entry
  entering: { opens: enrolment-opens, closes: enrolment-closes }
  rubric: robots
  team: { min: 1, max: 3 }
  stages:
    - code: final
      name: { en: Final, zhHant: 決賽 }
      decidedBy: jury
      scope: stream
      contenders: admitted
      judgesPerDossier: 1
      method: mean
categories:
  - code: AA
    name: { en: Walking, zhHant: 步行組 }
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
