import { Refusal, RefusalType } from '@podium/platform-graphql';
import { RegistrationsGraph } from '../registrations.graph.js';

const registerIn = () => RegistrationsGraph;

@RefusalType({ registerIn, description: 'Only what has passed is extended; what has not is moved by `moveMilestone`.' })
export class MilestoneHasNotPassed extends Refusal {
  readonly __typename = 'MilestoneHasNotPassed';
  constructor() {
    super({
      en: 'This deadline has not passed yet: move it instead.',
      zhHant: '此截止時間尚未過去，請改用調整時間。',
      zhHans: '此截止时间尚未过去，请改用调整时间。',
    });
  }
}

@RefusalType({ registerIn })
export class ExtensionNotFound extends Refusal {
  readonly __typename = 'ExtensionNotFound';
  constructor() {
    super({
      en: 'There is no such proposal to extend a deadline.',
      zhHant: '沒有這項延期建議。',
      zhHans: '没有这项延期建议。',
    });
  }
}

@RefusalType({ registerIn })
export class ExtensionDecided extends Refusal {
  readonly __typename = 'ExtensionDecided';
  constructor() {
    super({
      en: 'This proposal has been decided already.',
      zhHant: '此項建議已有決定。',
      zhHans: '此项建议已有决定。',
    });
  }
}

@RefusalType({ registerIn, description: 'Two people extend a deadline, and neither chose the other.' })
export class NeedsSomebodyElse extends Refusal {
  readonly __typename = 'NeedsSomebodyElse';
  constructor() {
    super({
      en: 'Somebody else must approve this: neither who proposed it nor anybody they appointed.',
      zhHant: '須由另一人批准：不可由建議人或其委任的人批准。',
      zhHans: '须由另一人批准：不可由建议人或其委任的人批准。',
    });
  }
}
