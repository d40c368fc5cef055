/** A stage as the season holds it: which rounds there are, in which order stages come. */
export interface Stage {
  editionCode: string;
  code: string;
  name: { en: string; zhHant: string };
  /** One round per place. */
  places: { categoryCode: string | null; streamCode: string | null }[];
}
