import { Refusal, RefusalType } from './refusal.js';

/** What was given cannot be used; the message says which part and why. Several services answer it. */
@RefusalType({ description: 'What was given cannot be used; the message says which part and why.' })
export class InputRefused extends Refusal {
  readonly __typename = 'InputRefused';
  override message: string;
  constructor(message: string) {
    super();
    this.message = message;
  }
}

/** Only an organiser of the edition, or of the category, may do this. Several services answer it. */
@RefusalType({ description: 'Only an organiser of the edition, or of the category, may do this.' })
export class NotOrganiser extends Refusal {
  readonly __typename = 'NotOrganiser';
  override message = 'Only an organiser of this edition, or of this category, may do this.';
}
