export const decidingWords = {
  title: { en: 'What was decided', zhHant: '已作的決定', zhHans: '已作的决定' },
  ADMITTED: { en: 'Admitted', zhHant: '接納', zhHans: '接纳' },
  REFUSED: { en: 'Refused', zhHant: '不接納', zhHans: '不接纳' },
  DISQUALIFIED: { en: 'Disqualified', zhHant: '取消資格', zhHans: '取消资格' },
  REINSTATED: { en: 'Reinstated', zhHant: '恢復資格', zhHans: '恢复资格' },
  REVERSED: { en: 'Decision taken back', zhHant: '撤銷決定', zhHans: '撤销决定' },
  change: { en: 'Decide otherwise', zhHant: '更改決定', zhHans: '更改决定' },
  reason: { en: 'Why', zhHant: '原因', zhHans: '原因' },
  reasonHelp: {
    en: 'It is written to the entrant and stays on record.',
    zhHant: '原因會以電郵通知參賽者，並會存檔。',
    zhHans: '原因会以电邮通知参赛者，并会存档。',
  },
  DISQUALIFY: { en: 'Disqualify', zhHant: '取消資格', zhHans: '取消资格' },
  REINSTATE: { en: 'Reinstate', zhHant: '恢復資格', zhHans: '恢复资格' },
  REVERSE: { en: 'Take the decision back', zhHant: '撤銷決定', zhHans: '撤销决定' },
} as const;
