import type { Template } from './template.js';

export const signInCode: Template<'sign-in-code'> = {
  en: ({ code, minutes }) => ({
    subject: 'Your sign-in code',
    blocks: [
      'Here is the code that you asked for:',
      { code },
      `It works once, and for ${minutes} minute${minutes === 1 ? '' : 's'} from when you asked for it. Do not pass it on to anybody.`,
      'If you did not ask for a code, you need not do anything: without the code nobody can sign in with your address.',
    ],
  }),
  zhHant: ({ code, minutes }) => ({
    subject: '你的登入驗證碼',
    blocks: [
      '以下是你要求的登入驗證碼：',
      { code },
      `驗證碼由你要求時起計 ${minutes} 分鐘內有效，並只可使用一次。請勿向任何人透露。`,
      '如你並未要求驗證碼，無須理會本電郵：沒有驗證碼，任何人都無法以你的電郵地址登入。',
    ],
  }),
  zhHans: ({ code, minutes }) => ({
    subject: '您的登录验证码',
    blocks: [
      '以下是您请求的登录验证码：',
      { code },
      `验证码自您请求时起 ${minutes} 分钟内有效，且只能使用一次。请勿向任何人透露。`,
      '如果您没有请求验证码，请忽略本电邮：没有验证码，任何人都无法用您的电邮地址登录。',
    ],
  }),
};
