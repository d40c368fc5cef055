import { Field } from '@nestjs/graphql';
import { DateTime, instantText, Refusal, RefusalType } from '@podium/platform-graphql';
import { ResultsGraph } from '../results.graph.js';
import type { Bond } from '../person/two-persons.js';
import { ReleaseState } from './release-state.js';

const registerIn = () => ResultsGraph;

@RefusalType({ registerIn })
export class NothingToRelease extends Refusal {
  readonly __typename = 'NothingToRelease';
  constructor() {
    super({
      en: 'No award here waits for its release.',
      zhHant: '這裡沒有等待公布的獎項。',
      zhHans: '这里没有等待公布的奖项。',
    });
  }
}

@RefusalType({ registerIn })
export class ReleaseNotFound extends Refusal {
  readonly __typename = 'ReleaseNotFound';
  constructor() {
    super({ en: 'There is no such release.', zhHant: '沒有這次賽果公布。', zhHans: '没有这次赛果公布。' });
  }
}

const SETTLED: Record<ReleaseState, { en: string; zhHant: string; zhHans: string }> = {
  [ReleaseState.PROPOSED]: {
    en: 'This release waits for its approval.',
    zhHant: '這次公布有待批准。',
    zhHans: '这次公布有待批准。',
  },
  [ReleaseState.APPROVED]: {
    en: 'This release has been approved already.',
    zhHant: '這次公布已獲批准。',
    zhHans: '这次公布已获批准。',
  },
  [ReleaseState.CANCELLED]: {
    en: 'This release has been taken back.',
    zhHant: '這次公布已經取消。',
    zhHans: '这次公布已经取消。',
  },
};

@RefusalType({ registerIn, description: 'The release is in a state in which this cannot be done.' })
export class ReleaseIsSettled extends Refusal {
  readonly __typename = 'ReleaseIsSettled';
  @Field(() => ReleaseState) state: ReleaseState;
  constructor(state: ReleaseState) {
    super(SETTLED[state]);
    this.state = state;
  }
}

const WHY_ONE: Record<Bond, { en: string; zhHant: string; zhHans: string }> = {
  'same-person': {
    en: 'You proposed this release; somebody else must approve it.',
    zhHant: '這次公布由你提出，須由另一人批准。',
    zhHans: '这次公布由您提出，须由另一人批准。',
  },
  appointed: {
    en: 'You and whoever proposed this release owe your appointments to one another, or to the same organiser. Somebody whom neither of you appointed must approve it, for instance an organiser appointed by an administrator.',
    zhHant:
      '你與提出公布的人之間有委任關係，或由同一位主辦人員委任。須由與雙方均無委任關係的人批准，例如由管理員委任的主辦人員。',
    zhHans:
      '您与提出公布的人之间有委任关系，或由同一位主办人员委任。须由与双方均无委任关系的人批准，例如由管理员委任的主办人员。',
  },
};

@RefusalType({
  registerIn,
  description: 'Whoever proposed a release, or is bound to them by an appointment, does not approve it.',
})
export class SecondPersonNeeded extends Refusal {
  readonly __typename = 'SecondPersonNeeded';
  constructor(bond: Bond) {
    super(WHY_ONE[bond]);
  }
}

@RefusalType({ registerIn })
export class AwardsChangedMeanwhile extends Refusal {
  readonly __typename = 'AwardsChangedMeanwhile';
  constructor() {
    super({
      en: 'What would be published is no longer what you saw. Propose it again.',
      zhHant: '將會公布的內容與你所見的已有不同，請重新提出。',
      zhHans: '将会公布的内容与您所见的已有不同，请重新提出。',
    });
  }
}

@RefusalType({ registerIn, description: 'The instant lies in the past. Publishing at once is said by `atOnce`.' })
export class InstantHasPassed extends Refusal {
  readonly __typename = 'InstantHasPassed';
  @Field(() => DateTime) at: Date;
  /** @param timeZone  of the edition, IANA */
  constructor(at: Date, timeZone: string) {
    const said = instantText(at, timeZone);
    super({
      en: `${said.en} has passed. Name a later instant, or say that it is to be published at once.`,
      zhHant: `${said.zhHant}已過。請選擇較後的時間，或註明即時公布。`,
      zhHans: `${said.zhHans}已过。请选择较后的时间，或注明即时公布。`,
    });
    this.at = at;
  }
}

@RefusalType({ registerIn })
export class ReleaseHasHappened extends Refusal {
  readonly __typename = 'ReleaseHasHappened';
  constructor() {
    super({
      en: 'This release has happened; what is public is revoked award by award.',
      zhHant: '賽果已經公布；已公開的獎項須逐項撤銷。',
      zhHans: '赛果已经公布；已公开的奖项须逐项撤销。',
    });
  }
}
