import type { Wording } from '../text.js';

/** An economy that takes part in regional awards. It is not a country, and its formal name is what programmes print. */
export interface Economy {
  /** Stable key. */
  id: string;
  name: Wording;
  /** Names people also use; recognised, never printed. */
  alsoKnownAs: string[];
  source: string;
}

// Which economies: members named by gadinsider.com, 2024. Korea: competes in like regional programmes, kept for them.
const MEMBERS_2024 = 'members named in 2024, gadinsider.com';
// Formal names: as APEC writes those of its members ("Chinese Taipei"; "Hong Kong, China"; "Viet Nam"; "Brunei Darussalam").
const APEC = `${MEMBERS_2024}; formal name as APEC writes it, apec.org/about-us/about-apec`;

const economy = (id: string, source: string, name: Wording, ...alsoKnownAs: string[]): Economy => ({
  id,
  name,
  alsoKnownAs,
  source,
});

/** Reference table of economies, by formal name in English. Chinese names in Hong Kong usage, and in Mainland usage. */
export const economies: readonly Economy[] = [
  economy('australia', APEC, { en: 'Australia', zhHant: '澳洲', zhHans: '澳大利亚' }, '澳大利亞'),
  economy('bangladesh', MEMBERS_2024, { en: 'Bangladesh', zhHant: '孟加拉國', zhHans: '孟加拉国' }, '孟加拉'),
  economy(
    'brunei',
    APEC,
    { en: 'Brunei Darussalam', zhHant: '文萊達魯薩蘭國', zhHans: '文莱达鲁萨兰国' },
    'Brunei',
    '文萊',
    '文莱',
  ),
  economy(
    'china',
    APEC,
    { en: 'China', zhHant: '中國', zhHans: '中国' },
    "People's Republic of China",
    '中華人民共和國',
  ),
  economy(
    'chinese-taipei',
    APEC,
    { en: 'Chinese Taipei', zhHant: '中華台北', zhHans: '中华台北' },
    '中華臺北',
    'Taiwan',
  ),
  economy('hong-kong', APEC, { en: 'Hong Kong, China', zhHant: '中國香港', zhHans: '中国香港' }, 'Hong Kong', '香港'),
  economy('indonesia', APEC, { en: 'Indonesia', zhHant: '印尼', zhHans: '印度尼西亚' }, '印度尼西亞'),
  economy('japan', APEC, { en: 'Japan', zhHant: '日本', zhHans: '日本' }),
  economy(
    'korea',
    'formal name as APEC writes it, apec.org/about-us/about-apec',
    { en: 'Republic of Korea', zhHant: '韓國', zhHans: '韩国' },
    'South Korea',
    'Korea',
  ),
  economy(
    'macao',
    `${MEMBERS_2024}; formal name in use at the WTO, wto.org`,
    { en: 'Macao, China', zhHant: '中國澳門', zhHans: '中国澳门' },
    'Macao',
    'Macau',
    '澳門',
  ),
  economy('malaysia', APEC, { en: 'Malaysia', zhHant: '馬來西亞', zhHans: '马来西亚' }),
  economy('myanmar', MEMBERS_2024, { en: 'Myanmar', zhHant: '緬甸', zhHans: '缅甸' }, 'Burma'),
  economy('pakistan', MEMBERS_2024, { en: 'Pakistan', zhHant: '巴基斯坦', zhHans: '巴基斯坦' }),
  economy('singapore', APEC, { en: 'Singapore', zhHant: '新加坡', zhHans: '新加坡' }),
  economy('sri-lanka', MEMBERS_2024, { en: 'Sri Lanka', zhHant: '斯里蘭卡', zhHans: '斯里兰卡' }),
  economy('thailand', APEC, { en: 'Thailand', zhHant: '泰國', zhHans: '泰国' }),
  economy('viet-nam', APEC, { en: 'Viet Nam', zhHant: '越南', zhHans: '越南' }, 'Vietnam'),
];

const byName = new Map<string, Economy>();
for (const known of economies)
  for (const name of [known.id, ...Object.values(known.name), ...known.alsoKnownAs]) byName.set(key(name), known);

/** The economy of this id or name (formal or in use, any of the three languages), or null. */
export function readEconomy(text: string): Economy | null {
  return text.length > 60 ? null : (byName.get(key(text)) ?? null);
}

function key(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
