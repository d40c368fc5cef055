import type { ParamsByKind } from '../letter/letter.js';
import type { Block, Place, Template } from './template.js';

type Extension = ParamsByKind['deadline-extended'];

const facts = (names: [category: string, was: string, becomes: string], extension: Extension, at: Place): Block => ({
  facts: [
    ...(extension.categoryCode === null ? [] : [[names[0], at.category(extension.categoryCode)] as [string, string]]),
    [names[1], at.when(extension.was)],
    [names[2], at.when(extension.becomes)],
  ],
});

export const deadlineExtended: Template<'deadline-extended'> = {
  en: (extension, at) => ({
    subject: `Deadline extended: ${at.edition}`,
    blocks: [
      `A deadline of the ${at.edition} has been extended (${at.text(extension.milestoneName)}).`,
      facts(['Category', 'It was', 'It is now'], extension, at),
      'The reason given:',
      { quote: extension.reason },
      'What you have submitted stands as it is. You may change it until the new deadline.',
    ],
  }),
  zhHant: (extension, at) => ({
    subject: `截止時間延長：${at.edition}`,
    blocks: [
      `${at.edition}的截止時間（${at.text(extension.milestoneName)}）已經延長。`,
      facts(['類別', '原定時間', '新的時間'], extension, at),
      '原因如下：',
      { quote: extension.reason },
      '你已提交的資料維持不變，亦可於新的截止時間前更改。',
    ],
  }),
  zhHans: (extension, at) => ({
    subject: `截止时间延长：${at.edition}`,
    blocks: [
      `${at.edition}的截止时间（${at.text(extension.milestoneName)}）已经延长。`,
      facts(['类别', '原定时间', '新的时间'], extension, at),
      '原因如下：',
      { quote: extension.reason },
      '您已提交的资料保持不变，也可以在新的截止时间前更改。',
    ],
  }),
};
