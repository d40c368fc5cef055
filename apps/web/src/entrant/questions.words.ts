export const questionsWords = {
  title: { en: 'The office asks you', zhHant: '主辦機構的查詢', zhHans: '主办机构的查询' },
  until: { en: 'There is time until', zhHant: '限期：', zhHans: '期限：' },
  note: { en: 'What you want to say to it', zhHant: '回覆說明', zhHans: '回复说明' },
  noteHelp: {
    en: 'Needed only if you change nothing above.',
    zhHant: '如上述資料維持不變，請在此說明。',
    zhHans: '如上述资料保持不变，请在此说明。',
  },
  answer: { en: 'Send the answer', zhHant: '提交回覆', zhHans: '提交回复' },
  once: {
    en: 'It can be sent once. The office keeps what was there before.',
    zhHant: '只可提交一次。主辦機構會保留原有資料。',
    zhHans: '只可提交一次。主办机构会保留原有资料。',
  },
  OPEN: { en: 'Waits for the team', zhHant: '待團隊回覆', zhHans: '待团队回复' },
  OVERDUE: { en: 'Overdue', zhHant: '已逾期', zhHans: '已逾期' },
  ANSWERED: { en: 'Answered', zhHant: '已回覆', zhHans: '已回复' },
  TAKEN_BACK: { en: 'Taken back', zhHant: '已收回', zhHans: '已收回' },
  LAPSED: { en: 'Lapsed', zhHant: '已失效', zhHans: '已失效' },
} as const;
