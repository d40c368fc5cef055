import type { WholeText } from '@podium/platform-graphql';

/** What a file is, once it was looked into. */
export interface Found {
  hash: string;
  bytes: number;
  /** The ending that fits its content: `pdf`. */
  type: string;
  /** Pages or slides; null when they cannot be counted. */
  pages: number | null;
  /** A picture of its first page as PNG; null when none was made. */
  picture: Uint8Array | null;
}

/** Why a file is not taken, by name, with what its sentence says. */
export type Fault =
  | { code: 'malware'; name: string }
  | { code: 'expands-too-far' }
  | { code: 'other-content'; is: string; accepted: string[] }
  | { code: 'ending-differs'; is: string; ending: string }
  | { code: 'broken' }
  | { code: 'locked' }
  | { code: 'two-in-one' }
  | { code: 'active-content' }
  | { code: 'not-scanned' }
  | { code: 'unreadable' };

/** A file that is not taken. */
export class NotTaken extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
    this.name = 'NotTaken';
  }
}

export const notTaken = (fault: Fault): never => {
  throw new NotTaken(fault);
};

/** The reason as whoever uploaded the file reads it. */
export function faultText(fault: Fault): WholeText {
  switch (fault.code) {
    case 'malware':
      return {
        en: `The virus scanner found ${fault.name} in this file.`,
        zhHant: `病毒掃描在此檔案中發現 ${fault.name}。`,
        zhHans: `病毒扫描在此文件中发现 ${fault.name}。`,
      };
    case 'expands-too-far':
      return {
        en: 'This file unpacks to far more than it seems to hold.',
        zhHant: '此檔案解壓後遠大於其表面大小。',
        zhHans: '此文件解压后远大于其表面大小。',
      };
    case 'other-content': {
      const list = fault.accepted.join(', ');
      return {
        en: `By its content this file is ${kindIn(fault.is).en}; accepted are: ${list}.`,
        zhHant: `此檔案的內容是${kindIn(fault.is).zhHant}；只接受以下類型：${list}。`,
        zhHans: `此文件的内容是${kindIn(fault.is).zhHans}；只接受以下类型：${list}。`,
      };
    }
    case 'ending-differs':
      return {
        en: `The name ends in .${fault.ending}, but the content is ${kindIn(fault.is).en}. Give it the ending that fits.`,
        zhHant: `檔案名稱的副檔名是 .${fault.ending}，但內容是${kindIn(fault.is).zhHant}。請改用相符的副檔名。`,
        zhHans: `文件名的扩展名是 .${fault.ending}，但内容是${kindIn(fault.is).zhHans}。请改用相符的扩展名。`,
      };
    case 'broken':
      return {
        en: 'This file is incomplete or damaged. Save it anew and upload it again.',
        zhHant: '此檔案不完整或已損壞。請重新儲存後再上載。',
        zhHans: '此文件不完整或已损坏。请重新保存后再上传。',
      };
    case 'locked':
      return {
        en: 'This file is locked by a password. Upload it without one.',
        zhHant: '此檔案設有密碼。請移除密碼後再上載。',
        zhHans: '此文件设有密码。请移除密码后再上传。',
      };
    case 'two-in-one':
      return {
        en: 'This file holds a second file of another kind behind the first. Save it anew and upload it again.',
        zhHant: '此檔案之後附有另一類型的檔案。請重新儲存後再上載。',
        zhHans: '此文件之后附有另一类型的文件。请重新保存后再上传。',
      };
    case 'active-content':
      return {
        en: 'This picture holds a program or loads something from elsewhere. Save it as a plain picture.',
        zhHant: '此圖像含有程式或會從其他地方載入內容。請儲存為普通圖像。',
        zhHans: '此图像含有程序或会从其他地方加载内容。请保存为普通图像。',
      };
    case 'not-scanned':
      return {
        en: 'The virus scanner does not take a file this large.',
        zhHant: '病毒掃描不接受這麼大的檔案。',
        zhHans: '病毒扫描不接受这么大的文件。',
      };
    case 'unreadable':
      return {
        en: 'Podium could not read this file. Save it anew and upload it again.',
        zhHant: '系統無法讀取此檔案。請重新儲存後再上載。',
        zhHans: '系统无法读取此文件。请重新保存后再上传。',
      };
  }
}

/** A type in words; most are known by their ending in every language. */
function kindIn(type: string): WholeText {
  if (type !== 'unknown') return { en: type, zhHant: ` ${type} `, zhHans: ` ${type} ` };
  return { en: 'of a kind that Podium does not know', zhHant: '系統不認識的類型', zhHans: '系统不认识的类型' };
}
