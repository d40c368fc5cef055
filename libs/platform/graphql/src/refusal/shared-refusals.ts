import type { WholeText } from '../text/locale.js';
import { Refusal, RefusalType } from './refusal.js';

/** What was given cannot be used; the message says which part and why. Several services answer it. */
@RefusalType({ description: 'What was given cannot be used; the message says which part and why.' })
export class InputRefused extends Refusal {
  readonly __typename = 'InputRefused';

  /** @param reason  in all three languages; English alone where it is for developers: what no form can send */
  constructor(reason: WholeText | string) {
    super(typeof reason === 'string' ? undefined : reason);
    if (typeof reason === 'string') this.message = reason;
  }
}

/** Only an organiser of the edition, or of the category, may do this. Several services answer it. */
@RefusalType({ description: 'Only an organiser of the edition, or of the category, may do this.' })
export class NotOrganiser extends Refusal {
  readonly __typename = 'NotOrganiser';

  constructor() {
    super({
      en: 'Only an organiser of this edition, or of this category, may do this.',
      zhHant: '只有這一屆或這個類別的主辦人員才可以這樣做。',
      zhHans: '只有这一届或这个类别的主办人员才可以这样做。',
    });
  }
}
