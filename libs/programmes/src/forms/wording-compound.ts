import type { Reason } from './problem.js';

/** Why links, files, tables, members and names are refused. */

const reason = (code: string, en: string, zhHant: string, zhHans: string): Reason =>
  Object.freeze({ code, text: Object.freeze({ en, zhHant, zhHans }) });

// links
export const NOT_A_LINK = reason(
  'not-a-link',
  'This is no web address. It starts with https:// or http://.',
  '網址不正確。網址須以 https:// 或 http:// 開首。',
  '网址不正确。网址须以 https:// 或 http:// 开头。',
);
export const otherSite = (hosts: string): Reason =>
  reason(
    'other-site',
    `The link must lead to ${hosts}.`,
    `連結必須為 ${hosts} 的網址。`,
    `链接必须为 ${hosts} 的网址。`,
  );
export const NO_LENGTH = reason(
  'no-length',
  'Please state how long the video is, in seconds.',
  '請註明影片長度（秒）。',
  '请注明视频长度（秒）。',
);
export const videoTooLong = (max: number): Reason =>
  reason(
    'video-too-long',
    `The video may last at most ${max} seconds.`,
    `影片不可超過 ${max} 秒。`,
    `视频不可超过 ${max} 秒。`,
  );

// files
export const NOT_A_FILE = reason('not-a-file', 'Please upload a file.', '請上載檔案。', '请上传文件。');
export const otherType = (types: string): Reason =>
  reason(
    'other-type',
    `Only these kinds of file: ${types}.`,
    `只接受以下檔案類型：${types}。`,
    `只接受以下文件类型：${types}。`,
  );
export const fileTooLarge = (max: string): Reason =>
  reason('file-too-large', `A file may have at most ${max}.`, `檔案不可大於 ${max}。`, `文件不可大于 ${max}。`);
export const EMPTY_FILE = reason('empty-file', 'The file is empty.', '檔案沒有內容。', '文件没有内容。');
export const tooManyPages = (max: number, pages: number): Reason =>
  reason(
    'too-many-pages',
    `At most ${max} pages or slides. The file has ${pages}.`,
    `最多 ${max} 頁，檔案現有 ${pages} 頁。`,
    `最多 ${max} 页，文件现有 ${pages} 页。`,
  );

// lists of any kind
const THINGS = {
  files: { en: 'files', zhHant: '個檔案', zhHans: '个文件' },
  options: { en: 'options', zhHant: '個選項', zhHans: '个选项' },
  rows: { en: 'rows', zhHant: '項', zhHans: '项' },
  members: { en: 'members', zhHant: '名成員', zhHans: '名成员' },
};
export type Things = keyof typeof THINGS;
export const tooFew = (min: number, things: Things): Reason =>
  reason(
    `too-few-${things}`,
    `At least ${min} ${THINGS[things].en}.`,
    `最少 ${min} ${THINGS[things].zhHant}。`,
    `最少 ${min} ${THINGS[things].zhHans}。`,
  );
export const tooMany = (max: number, things: Things): Reason =>
  reason(
    `too-many-${things}`,
    `At most ${max} ${THINGS[things].en}.`,
    `最多 ${max} ${THINGS[things].zhHant}。`,
    `最多 ${max} ${THINGS[things].zhHans}。`,
  );
export const NOT_A_LIST = reason(
  'not-a-list',
  'Please answer with a list.',
  '資料格式不正確，請重新填寫。',
  '资料格式不正确，请重新填写。',
);
export const NOT_A_ROW = reason('not-a-row', 'This row cannot be read.', '無法讀取此項資料。', '无法读取此项资料。');
export const OTHER_COLUMN = reason('other-column', 'This is not asked for here.', '此欄不適用。', '此栏不适用。');

// members and names
export const NO_LEADER = reason(
  'no-leader',
  'Please mark one member as the leader.',
  '請指定一名成員為隊長。',
  '请指定一名成员为队长。',
);
export const SEVERAL_LEADERS = reason(
  'several-leaders',
  'Only one member can be the leader.',
  '只可有一名隊長。',
  '只可有一名队长。',
);
export const NOT_A_NAME = reason(
  'not-a-name',
  'Please give the name in its parts: family name, given name, name in Chinese.',
  '請分項填寫姓名：姓氏、名字、中文姓名。',
  '请分项填写姓名：姓氏、名字、中文姓名。',
);
export const NO_CHINESE_NAME = reason(
  'no-chinese-name',
  'Please give the name in Chinese.',
  '請填寫中文姓名。',
  '请填写中文姓名。',
);
export const NO_CHINESE_NAME_ASKED = reason(
  'no-chinese-name-asked',
  'The name in Chinese is not asked for here.',
  '此處無須填寫中文姓名。',
  '此处无须填写中文姓名。',
);
