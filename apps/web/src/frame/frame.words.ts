export const frameWords = {
  skip: { en: 'Skip to the content', zhHant: '跳至主要內容', zhHans: '跳至主要内容' },
  language: { en: 'Language', zhHant: '語言', zhHans: '语言' },
  signIn: { en: 'Sign in', zhHant: '登入', zhHans: '登录' },
  signOut: { en: 'Sign out', zhHant: '登出', zhHans: '登出' },
  about: {
    en: 'Podium runs award schemes, competitions and summits, from the call for entries to the published result.',
    zhHant: 'Podium 協助主辦機構舉辦獎項、比賽及峰會，由徵集參賽項目到公布結果。',
    zhHans: 'Podium 协助主办机构举办奖项、比赛及峰会，由征集参赛项目到公布结果。',
  },
  explorer: { en: 'The graph, for developers', zhHant: '開發者介面（GraphQL）', zhHans: '开发者接口（GraphQL）' },
  waiting: { en: 'Asking Podium …', zhHant: '正在載入……', zhHans: '正在载入……' },
  nothingHere: { en: 'There is nothing at this address', zhHant: '此網址沒有內容', zhHans: '此网址没有内容' },
  nothingHereMore: {
    en: 'It may have been mistyped, or it is not for you to see.',
    zhHant: '網址可能有誤，或內容不開放予你瀏覽。',
    zhHans: '网址可能有误，或内容不向您开放。',
  },
  home: { en: 'To the first page', zhHant: '返回主頁', zhHans: '返回首页' },
  signInFirst: { en: 'Sign in to go on', zhHant: '請先登入', zhHans: '请先登录' },
  wentWrong: { en: 'This could not be shown', zhHant: '未能顯示此頁', zhHans: '未能显示此页' },
  notReachable: {
    en: 'Podium did not answer. What you had saved is kept; try again in a moment.',
    zhHant: 'Podium 沒有回應。已儲存的內容不受影響，請稍後再試。',
    zhHans: 'Podium 没有响应。已保存的内容不受影响，请稍后再试。',
  },
  unexpected: {
    en: 'Something unexpected happened on this page. What you had saved is kept.',
    zhHant: '此頁發生意外錯誤。已儲存的內容不受影響。',
    zhHans: '此页发生意外错误。已保存的内容不受影响。',
  },
  again: { en: 'Try again', zhHant: '再試一次', zhHans: '再试一次' },
} as const;
