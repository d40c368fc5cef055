export const askingWords = {
  title: { en: 'Questions to the entrant', zhHant: '向參賽者查詢', zhHans: '向参赛者查询' },
  ask: { en: 'Ask the entrant (Q)', zhHant: '向參賽者查詢（Q）', zhHans: '向参赛者查询（Q）' },
  fields: {
    en: 'What they may change to answer',
    zhHant: '參賽者可更改的項目',
    zhHans: '参赛者可更改的项目',
  },
  question: { en: 'What you need', zhHant: '查詢內容', zhHans: '查询内容' },
  questionHelp: {
    en: 'It is written to the leader and the members who accepted.',
    zhHant: '內容會以電郵通知隊長及已接受邀請的隊員。',
    zhHans: '内容会以电邮通知队长及已接受邀请的队员。',
  },
  until: { en: 'There is time until', zhHant: '限期', zhHans: '期限' },
  send: { en: 'Send the question', zhHant: '發出查詢', zhHans: '发出查询' },
  cancel: { en: 'Do not ask', zhHant: '取消', zhHans: '取消' },
  reason: { en: 'Why', zhHant: '原因', zhHans: '原因' },
  extend: { en: 'Give more time', zhHant: '延長限期', zhHans: '延长期限' },
  takeBack: { en: 'Take it back', zhHant: '收回查詢', zhHans: '收回查询' },
  before: { en: 'Before', zhHant: '原有資料', zhHans: '原有资料' },
  answered: { en: 'Answered', zhHant: '已回覆', zhHans: '已回复' },
  due: { en: 'Due', zhHant: '限期', zhHans: '期限' },
  overdueList: {
    en: ['{count} question is overdue', '{count} questions are overdue'],
    zhHant: '{count} 項查詢已逾期',
    zhHans: '{count} 项查询已逾期',
  },
} as const;
