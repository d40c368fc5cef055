import { editionV1, entryV1, type BodyOf, type Contact, type Dossier } from '@podium/contracts';
import type { Edition } from '@podium/programmes';
import { canonical } from '@podium/scoring';
import { v7 as uuidv7 } from 'uuid';
import type { ServiceUnderTest } from './a-service.js';

/** A dossier, and who stands behind its entry. */
export type TestDossier = Dossier & { contacts: Contact[]; roster?: BodyOf<typeof entryV1>['roster'] };

/** What the registrations service would tell a service under test: documents into the storage, facts to the listener. */
export class AsRegistrations {
  private readonly told = new Map<string, { version: number; dossiers: BodyOf<typeof entryV1>['dossiers'] }>();

  constructor(private readonly under: Pick<ServiceUnderTest, 'documents' | 'tell'>) {}

  /** States an edition; a revision lower than one before is what comes late. */
  async open(edition: Edition, revision = 1): Promise<void> {
    const { calendar, ...definition } = JSON.parse(JSON.stringify(edition)) as Edition;
    const body = {
      editionId: uuidv7(),
      code: edition.code,
      revision,
      definition: await this.under.documents.keep(canonical(definition)),
      calendar: calendar.map((each) => ({ ...each })),
    };
    await this.under.tell(editionV1, body, { version: revision });
  }

  /** States that an entry was admitted, frozen as this dossier, whose version is that of the fact unless it is stated anew. */
  async admit(dossier: TestDossier, version = dossier.version): Promise<void> {
    await this.under.tell(entryV1, await this.bodyOf(dossier, 'admitted'), { version });
  }

  /** States that an entry takes no part, whatever was told of it before. @param because  absent: its team took it back */
  async withdraw(dossier: TestDossier, because?: 'disqualified' | 'reversed'): Promise<void> {
    await this.stateAnew(dossier, 'withdrawn', because);
  }

  /** States that an entry that was disqualified takes part again. */
  async reinstate(dossier: TestDossier): Promise<void> {
    await this.stateAnew(dossier, 'admitted');
  }

  private async stateAnew(
    dossier: TestDossier,
    state: 'admitted' | 'withdrawn',
    because?: 'disqualified' | 'reversed',
  ): Promise<void> {
    const body = { ...(await this.bodyOf(dossier, state)), ...(because ? { because } : {}) };
    const entry = this.told.get(dossier.entryId);
    const version = Math.max(entry?.version ?? 0, ...body.dossiers.map((each) => each.version)) + 1;
    this.told.set(dossier.entryId, { version, dossiers: body.dossiers });
    await this.under.tell(entryV1, body, { version });
  }

  private async bodyOf(
    { contacts, roster, ...document }: TestDossier,
    state: 'admitted' | 'withdrawn',
  ): Promise<BodyOf<typeof entryV1>> {
    const { entryId, entryCode, editionCode, categoryCode, streamCode, title } = document;
    const known = this.told.get(entryId) ?? { version: 0, dossiers: [] };
    if (!known.dossiers.some(({ version }) => version === document.version)) {
      const hash = await this.under.documents.keep(canonical(JSON.parse(JSON.stringify(document))));
      known.dossiers.push({ dossierId: document.dossierId, version: document.version, hash });
      known.dossiers.sort((a, b) => a.version - b.version);
    }
    this.told.set(entryId, known);
    // What is told is as it was then: a fact that comes late does not know of later dossiers.
    const dossiers =
      state === 'withdrawn' ? known.dossiers : known.dossiers.filter(({ version }) => version <= document.version);
    const place = { entryId, entryCode, editionCode, categoryCode, streamCode, title };
    return { ...place, contacts, ...(roster ? { roster } : {}), state, dossiers: [...dossiers] };
  }
}
