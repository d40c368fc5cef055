import { InputRefused, refuse } from '@podium/platform-graphql';

/**
 * The category that an input names; null: the whole edition.
 * @throws {Refused} with InputRefused for an empty text, which is neither
 */
export function givenCategory(category: string | null | undefined): string | null {
  if (category === '')
    refuse(
      new InputRefused({
        en: 'category: a code, or nothing for the whole edition',
        zhHant: '類別須填代號；整屆適用則留空。',
        zhHans: '类别须填代号；整届适用则留空。',
      }),
    );
  return category ?? null;
}
