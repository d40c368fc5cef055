import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { refuse } from '@podium/platform-graphql';
import { FileLinks, PaperLink, PaperNotFound, SECRET } from '@podium/platform-service';
import { validate as isUuid } from 'uuid';
import { EntryRights } from '../entry/entry-rights.js';
import { OfEntries } from '../entry/of-entries.js';
import { PaperRepository, type PaperRow } from './paper.repository.js';
import { Paper } from './paper.type.js';

/** Files for whoever may see the entry that they belong to. */
@Injectable()
export class Papers {
  private readonly links: FileLinks;
  private readonly ofEntries: OfEntries<PaperRow>;

  constructor(
    @Inject(PaperRepository) private readonly papers: PaperRepository,
    @Inject(EntryRights) private readonly rights: EntryRights,
    @Inject(SECRET) secret: string,
  ) {
    this.links = new FileLinks(secret);
    this.ofEntries = new OfEntries((_, ids) => papers.ofEntries(ids));
  }

  /** Of an entry that whoever asks sees already. Entries of one list that ask in one go are answered by one statement. */
  async ofEntry(context: RequestContext, entryId: string): Promise<Paper[]> {
    return (await this.ofEntries.of(context, entryId)).map(shown);
  }

  /** Those of these papers whose entries whoever asks may see. */
  async byIds(context: RequestContext, ids: readonly string[]): Promise<Paper[]> {
    return (await this.seen(context, ids)).map(shown);
  }

  /** Makes a link for whoever asks now. @throws {Refused} PaperNotFound, alike for hidden and missing */
  async link(context: RequestContext, paperId: string): Promise<PaperLink> {
    const [seen] = await this.seen(context, [paperId]);
    if (!seen) refuse(new PaperNotFound());
    const { key, expiresAt } = this.links.make(seen.id, context.person().personId);
    const address = `/registrations/papers/${seen.id}`;
    const url = `${address}?key=${key}`;
    const pictureUrl = seen.pictureHash && `${address}/picture?key=${key}`;
    return { __typename: 'PaperLink', url, pictureUrl, expiresAt };
  }

  /** The file that a link leads to, for as long as whom it was made for may see it; null else. */
  async linked(
    id: string,
    key: string,
    contextOf: (personId: string) => RequestContext | null,
  ): Promise<PaperRow | null> {
    const personId = this.links.read(id, key);
    const context = personId === null ? null : contextOf(personId);
    if (!context) return null;
    const [seen] = await this.seen(context, [id]);
    return seen ?? null;
  }

  private async seen(context: RequestContext, ids: readonly string[]): Promise<PaperRow[]> {
    const rows = [...(await this.papers.byIds(ids.filter((id) => isUuid(id)))).values()];
    const entries = await this.rights.seen(context, [...new Set(rows.map(({ entryId }) => entryId))]);
    const visible = new Set(entries.map(({ entry }) => entry.id));
    return rows.filter(({ entryId }) => visible.has(entryId));
  }
}

const shown = ({ hash, pictureHash, ...row }: PaperRow): Paper => ({
  __typename: 'Paper',
  ...row,
  sha256: hash,
  hasPicture: pictureHash !== null,
});
