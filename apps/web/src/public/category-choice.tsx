import { Field, inputClass, useWords } from '@podium/ui';
import { publicWords } from './public.words.js';

/** Narrows a list to one category, or to none of them. */
export function CategoryChoice({
  categories,
  chosen,
  choose,
}: {
  categories: readonly { code: string; name: string }[];
  chosen: string | undefined;
  /** undefined: every category. */
  choose: (category: string | undefined) => void;
}) {
  const say = useWords(publicWords);
  return (
    <Field label={say('category')}>
      {(control) => (
        <select
          {...control}
          className={inputClass}
          value={chosen ?? ''}
          onChange={({ target }) => choose(target.value === '' ? undefined : target.value)}
        >
          <option value="">{say('everyCategory')}</option>
          {categories.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
