import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { refuse } from '@podium/platform-graphql';
import { FileLinks, PaperLink, PaperNotFound, SECRET } from '@podium/platform-service';
import type { FileAnswer } from '@podium/programmes';
import { Dossiers } from '../dossier/dossiers.js';

/** A file as a dossier names it: what was admitted, whatever the entry became since. */
type KeptFile = FileAnswer & { sha256: string };

/** Files of dossiers, for whoever may read the answer that names them, now and in this round. */
@Injectable()
export class DossierPapers {
  private readonly links: FileLinks;

  constructor(
    @Inject(Dossiers) private readonly dossiers: Dossiers,
    @Inject(SECRET) secret: string,
  ) {
    this.links = new FileLinks(secret);
  }

  /** @throws {Refused} PaperNotFound, alike for hidden and missing */
  async link(context: RequestContext, dossierId: string, paperId: string): Promise<PaperLink> {
    const file = await this.file(context, dossierId, paperId);
    if (!file) refuse(new PaperNotFound());
    const { key, expiresAt } = this.links.make(nameOf(dossierId, paperId), context.person().personId);
    const address = `/judging/dossiers/${dossierId}/papers/${paperId}`;
    const pictureUrl = file.picture ? `${address}/picture?key=${key}` : null;
    return { __typename: 'PaperLink', url: `${address}?key=${key}`, pictureUrl, expiresAt };
  }

  /** The file that a link leads to, for as long as whom it was made for may read the dossier; null else. */
  async linked(
    of: { dossierId: string; paperId: string; key: string },
    contextOf: (personId: string) => RequestContext | null,
  ): Promise<KeptFile | null> {
    const { dossierId, paperId, key } = of;
    const personId = this.links.read(nameOf(dossierId, paperId), key);
    const context = personId === null ? null : contextOf(personId);
    return context && this.file(context, dossierId, paperId);
  }

  /** Dossiers hold no answer that whoever asks may not read, so what is not found in one is not theirs. */
  private async file(context: RequestContext, dossierId: string, paperId: string): Promise<KeptFile | null> {
    const [dossier] = await this.dossiers.byIds(context, [dossierId]);
    const named = Object.values(dossier?.answers ?? {}).flat() as Partial<FileAnswer>[];
    const file = named.find((each) => typeof each === 'object' && each !== null && each.id === paperId);
    return file?.sha256 === undefined ? null : (file as KeptFile);
  }
}

const nameOf = (dossierId: string, paperId: string) => `${dossierId}/${paperId}`;
