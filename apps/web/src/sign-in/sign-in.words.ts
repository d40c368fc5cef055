export const signInWords = {
  title: { en: 'Sign in', zhHant: '登入', zhHans: '登录' },
  lead: {
    en: 'Podium writes you a letter with a code. There is no password to remember.',
    zhHant: 'Podium 會以電郵把驗證碼寄給你，毋須記住密碼。',
    zhHans: 'Podium 会以电邮把验证码寄给您，无须记住密码。',
  },
  email: { en: 'Your e-mail address', zhHant: '你的電郵地址', zhHans: '您的电邮地址' },
  send: { en: 'Send me a code', zhHant: '寄出驗證碼', zhHans: '寄出验证码' },
  sent: {
    en: 'A code is on its way to {email}.',
    zhHant: '驗證碼已寄往 {email}。',
    zhHans: '验证码已寄往 {email}。',
  },
  code: { en: 'The code in the letter', zhHant: '電郵中的驗證碼', zhHans: '电邮中的验证码' },
  codeHelp: {
    en: 'Spaces between the digits do not matter.',
    zhHant: '數字之間有沒有空格均可。',
    zhHans: '数字之间有没有空格均可。',
  },
  enter: { en: 'Sign in', zhHant: '登入', zhHans: '登录' },
  another: {
    en: 'Another address, or another code',
    zhHant: '更改電郵地址或重新寄出驗證碼',
    zhHans: '更改电邮地址或重新寄出验证码',
  },
  emailMissing: { en: 'Write your e-mail address first.', zhHant: '請先填寫電郵地址。', zhHans: '请先填写电邮地址。' },
  codeMissing: { en: 'Write the code first.', zhHant: '請先填寫驗證碼。', zhHans: '请先填写验证码。' },
  unreachable: {
    en: 'Podium did not answer. Try again in a moment.',
    zhHant: 'Podium 沒有回應，請稍後再試。',
    zhHans: 'Podium 没有响应，请稍后再试。',
  },
} as const;
