import { registerEnumType } from '@nestjs/graphql';

/** The values are those of the column, and one more. */
export enum EntryQueryState {
  OPEN = 'open',
  ANSWERED = 'answered',
  TAKEN_BACK = 'taken-back',
  LAPSED = 'lapsed',
}
registerEnumType(EntryQueryState, {
  name: 'EntryQueryState',
  valuesMap: { LAPSED: { description: 'Nobody answered, and the entry was withdrawn or refused.' } },
});
