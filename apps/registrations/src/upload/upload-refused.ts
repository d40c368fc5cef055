import type { WholeText } from '@podium/platform-graphql';

/** Why an upload does not begin or go on, as a route answers it. */
export class UploadRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: WholeText,
  ) {
    super(text.en);
    this.name = 'UploadRefused';
  }
}

const refused = (status: number, code: string, en: string, zhHant: string, zhHans: string) =>
  new UploadRefused(status, code, { en, zhHant, zhHans });

export const uploadNotFound = () =>
  refused(404, 'UPLOAD_NOT_FOUND', 'There is no such upload.', '沒有這項上載。', '没有这项上传。');
export const uploadExpired = () =>
  refused(
    410,
    'UPLOAD_EXPIRED',
    'This upload was not finished in time. Begin anew.',
    '此項上載未能及時完成，請重新開始。',
    '此项上传未能及时完成，请重新开始。',
  );
export const uploadHeld = () =>
  refused(
    423,
    'UPLOAD_HELD',
    'Something is still being written to this upload. Try again in a moment.',
    '此項上載正在寫入，請稍後再試。',
    '此项上传正在写入，请稍后再试。',
  );
export const offsetDiffers = (offset: number) =>
  refused(
    409,
    'OFFSET_DIFFERS',
    `${offset} bytes have come; go on from there.`,
    `已收到 ${offset} 位元組，請由該處繼續。`,
    `已收到 ${offset} 字节，请从该处继续。`,
  );
export const malformed = (what: string) =>
  refused(
    400,
    'BAD_UPLOAD',
    `${what} is missing or cannot be read.`,
    `欠缺 ${what}，或無法讀取。`,
    `缺少 ${what}，或无法读取。`,
  );
export const noFileField = (field: string) =>
  refused(
    404,
    'NO_FILE_FIELD',
    `The form asks for no file by the name ${field}.`,
    `表格沒有名為 ${field} 的檔案欄位。`,
    `表格没有名为 ${field} 的文件字段。`,
  );
export const emptyFile = () => refused(400, 'EMPTY_FILE', 'This file is empty.', '此檔案是空的。', '此文件是空的。');
export const noName = () => refused(400, 'NO_NAME', 'The file has no name.', '檔案沒有名稱。', '文件没有名称。');
export const tooLarge = (most: number) =>
  refused(
    413,
    'FILE_TOO_LARGE',
    `A file here has at most ${sizeOf(most)}.`,
    `此處的檔案最大為 ${sizeOf(most)}。`,
    `此处的文件最大为 ${sizeOf(most)}。`,
  );
export const entryIsFull = (most: number) =>
  refused(
    413,
    'ENTRY_IS_FULL',
    `The files of one entry, earlier versions included, may hold ${sizeOf(most)} in all.`,
    `每個參賽項目的檔案（包括舊版本）合計最多 ${sizeOf(most)}。`,
    `每个参赛项目的文件（包括旧版本）合计最多 ${sizeOf(most)}。`,
  );
export const enoughForToday = (most: number) =>
  refused(
    429,
    'ENOUGH_FOR_TODAY',
    `One person may upload ${sizeOf(most)} within 24 hours.`,
    `每人在 24 小時內最多可上載 ${sizeOf(most)}。`,
    `每人在 24 小时内最多可上传 ${sizeOf(most)}。`,
  );

function sizeOf(bytes: number): string {
  if (bytes >= 1_000_000_000) return `${Number((bytes / 1_000_000_000).toFixed(1))} GB`;
  if (bytes >= 1_000_000) return `${Number((bytes / 1_000_000).toFixed(1))} MB`;
  return bytes >= 1_000 ? `${Number((bytes / 1_000).toFixed(1))} kB` : `${bytes} B`;
}
