import { Field, Int } from '@nestjs/graphql';
import { Refusal, RefusalType } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';

const registerIn = () => JudgingGraph;

@RefusalType({ registerIn, description: 'This dossier is not yours to mark, or there is no such dossier or round.' })
export class NotAssigned extends Refusal {
  readonly __typename = 'NotAssigned';
  constructor() {
    super({
      en: 'This dossier is not assigned to you.',
      zhHant: '這個參賽項目並非分配給你評審。',
      zhHans: '这个参赛项目并非分配给您评审。',
    });
  }
}

@RefusalType({ registerIn })
export class DossierWithdrawn extends Refusal {
  readonly __typename = 'DossierWithdrawn';
  constructor() {
    super({ en: 'The entry was withdrawn.', zhHant: '參賽項目已撤回。', zhHans: '参赛项目已撤回。' });
  }
}

@RefusalType({ registerIn })
export class MarkOffScale extends Refusal {
  readonly __typename = 'MarkOffScale';
  @Field(() => String, { description: '`criterion` or `criterion/attribute`.' }) key!: string;
  @Field(() => String) min!: string;
  @Field(() => String) max!: string;
  @Field(() => String) step!: string;
  constructor(key: string, { min, max, step }: { min: string; max: string; step: string }) {
    super({
      en: `The mark for ${key} must be from ${min} to ${max} in steps of ${step}.`,
      zhHant: `${key}的評分須為${min}至${max}，以${step}為單位。`,
      zhHans: `${key}的评分须为${min}至${max}，以${step}为单位。`,
    });
    Object.assign(this, { key, min, max, step });
  }
}

@RefusalType({ registerIn })
export class SheetIncomplete extends Refusal {
  readonly __typename = 'SheetIncomplete';
  @Field(() => [String], { description: '`criterion` or `criterion/attribute`.' }) missing!: string[];
  constructor(missing: string[]) {
    super({
      en: `Not marked: ${missing.join(', ')}.`,
      zhHant: `尚未評分：${missing.join('、')}。`,
      zhHans: `尚未评分：${missing.join('、')}。`,
    });
    this.missing = missing;
  }
}

@RefusalType({ registerIn })
export class CriterionUnknown extends Refusal {
  readonly __typename = 'CriterionUnknown';
  @Field(() => [String], { description: '`criterion` or `criterion/attribute`.' }) keys!: string[];
  constructor(keys: string[]) {
    super({
      en: 'The sheet marks what the rubric does not ask for.',
      zhHant: '評分表包含評審準則以外的評分。',
      zhHans: '评分表包含评审准则以外的评分。',
    });
    this.keys = keys;
  }
}

@RefusalType({ registerIn })
export class MarkedTwice extends Refusal {
  readonly __typename = 'MarkedTwice';
  @Field(() => [String], { description: '`criterion` or `criterion/attribute`.' }) keys!: string[];
  constructor(keys: string[]) {
    super({
      en: 'The sheet marks something more than once.',
      zhHant: '評分表有項目重複評分。',
      zhHans: '评分表有项目重复评分。',
    });
    this.keys = keys;
  }
}

@RefusalType({ registerIn, description: 'This rubric asks for every mark, or nothing at all was found applicable.' })
export class NotApplicableNotTaken extends Refusal {
  readonly __typename = 'NotApplicableNotTaken';
  @Field(() => [String], { description: '`criterion` or `criterion/attribute`.' }) keys!: string[];
  constructor(keys: string[]) {
    super({
      en: 'Not everything can be “not applicable” here.',
      zhHant: '此處不可選擇「不適用」，或不可全部選擇「不適用」。',
      zhHans: '此处不可选择“不适用”，或不可全部选择“不适用”。',
    });
    this.keys = keys;
  }
}

@RefusalType({ registerIn })
export class CommentTooLong extends Refusal {
  readonly __typename = 'CommentTooLong';
  @Field(() => Int, { description: 'Characters (code points) there is room for.' }) most!: number;
  constructor(most: number) {
    super({
      en: `The comment is longer than ${most} characters.`,
      zhHant: `評語超過${most}個字。`,
      zhHans: `评语超过${most}个字。`,
    });
    this.most = most;
  }
}
