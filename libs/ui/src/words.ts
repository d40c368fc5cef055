import { useLocale } from './locale.js';
import { wordsIn, type Catalogue, type Filled } from './wording.js';

/** The catalogue in the reader's language. */
export function useWords<C extends Catalogue>(catalogue: C): (key: keyof C, filled?: Filled) => string {
  return wordsIn(useLocale(), catalogue);
}
