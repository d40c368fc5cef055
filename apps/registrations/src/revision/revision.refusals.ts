import { Field } from '@nestjs/graphql';
import { Refusal, RefusalType } from '@podium/platform-graphql';
import { RegistrationsGraph } from '../registrations.graph.js';
import { RevisionChange } from './revision-change.type.js';

const registerIn = () => RegistrationsGraph;

@RefusalType({ registerIn })
export class RevisionNotFound extends Refusal {
  readonly __typename = 'RevisionNotFound';
  constructor() {
    super({
      en: 'There is no such revision.',
      zhHant: '沒有這項修訂。',
      zhHans: '没有这项修订。',
    });
  }
}

@RefusalType({ registerIn })
export class RevisionDecided extends Refusal {
  readonly __typename = 'RevisionDecided';
  constructor() {
    super({
      en: 'This revision has been decided already.',
      zhHant: '此項修訂已有決定。',
      zhHans: '此项修订已有决定。',
    });
  }
}

@RefusalType({
  registerIn,
  description: 'Another revision was approved, or a date was moved, since it was proposed: propose it anew.',
})
export class RevisionIsStale extends Refusal {
  readonly __typename = 'RevisionIsStale';
  constructor() {
    super({
      en: 'The edition has changed since this revision was proposed. Propose it anew.',
      zhHant: '此項修訂提出後，活動已有更改，請重新提出。',
      zhHans: '此项修订提出后，活动已有更改，请重新提出。',
    });
  }
}

@RefusalType({ registerIn, description: 'The hash that was given is not the hash of this revision.' })
export class NotWhatWasProposed extends Refusal {
  readonly __typename = 'NotWhatWasProposed';
  constructor() {
    super({
      en: 'This is not what was proposed. Read the revision once more.',
      zhHant: '內容與提出的修訂不符，請重新閱讀該項修訂。',
      zhHans: '内容与提出的修订不符，请重新阅读该项修订。',
    });
  }
}

@RefusalType({ registerIn, description: 'The file says what the edition says already.' })
export class NothingChanges extends Refusal {
  readonly __typename = 'NothingChanges';
  constructor() {
    super({
      en: 'This definition changes nothing.',
      zhHant: '此定義檔沒有作出任何更改。',
      zhHans: '此定义文件没有作出任何更改。',
    });
  }
}

@RefusalType({ registerIn, description: 'It would break what people did. Nothing was proposed or changed.' })
export class RevisionBreaks extends Refusal {
  readonly __typename = 'RevisionBreaks';
  @Field(() => [RevisionChange], { description: 'Those that do.' }) changes!: RevisionChange[];
  constructor(changes: RevisionChange[]) {
    super({
      en: 'This revision would break what people have done already.',
      zhHant: '此項修訂會破壞已有的紀錄或工作。',
      zhHans: '此项修订会破坏已有的记录或工作。',
    });
    this.changes = changes;
  }
}

@RefusalType({ registerIn, description: 'Each of these needs a decision, given with the proposal by its code.' })
export class DecisionsNeeded extends Refusal {
  readonly __typename = 'DecisionsNeeded';
  @Field(() => [RevisionChange]) changes!: RevisionChange[];
  constructor(changes: RevisionChange[]) {
    super({
      en: 'Some of these changes need a decision.',
      zhHant: '部分更改須先作決定。',
      zhHans: '部分更改须先作决定。',
    });
    this.changes = changes;
  }
}

@RefusalType({ registerIn, description: 'The organiser of a category changes what lies in it alone.' })
export class OutsideYourCategory extends Refusal {
  readonly __typename = 'OutsideYourCategory';
  @Field(() => [RevisionChange]) changes!: RevisionChange[];
  constructor(changes: RevisionChange[]) {
    super({
      en: 'These changes reach beyond your category.',
      zhHant: '這些更改超出你負責的類別。',
      zhHans: '这些更改超出您负责的类别。',
    });
    this.changes = changes;
  }
}
