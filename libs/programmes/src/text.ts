/** Text that people read. `en` and `zhHant` are required of an organiser, `zhHans` is optional; nothing is machine-converted. */
export interface Text {
  en: string;
  zhHant: string;
  zhHans?: string;
}

/** What the library itself says to people: always in all three. */
export type Wording = Required<Text>;
