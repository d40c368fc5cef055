import type { RequestContext } from '@podium/platform-access';

/** Entries that are asked about in one go. */
interface Asking<Item> {
  ids: Set<string>;
  found: Promise<ReadonlyMap<string, Item[]>>;
}

/** What belongs to entries, read once for all the entries of one list that ask for it in one go. */
export class OfEntries<Item extends { entryId: string }> {
  private readonly asking = new WeakMap<RequestContext, Asking<Item>>();

  /** @param read  of any number of entries, in the order in which each shows them */
  constructor(private readonly read: (context: RequestContext, entryIds: string[]) => Promise<Item[]>) {}

  async of(context: RequestContext, entryId: string): Promise<Item[]> {
    const asking = this.asking.get(context) ?? this.gather(context);
    asking.ids.add(entryId);
    return (await asking.found).get(entryId) ?? [];
  }

  private gather(context: RequestContext): Asking<Item> {
    const ids = new Set<string>();
    const found = Promise.resolve().then(async () => {
      this.asking.delete(context);
      const byEntry = new Map<string, Item[]>([...ids].map((id) => [id, []]));
      for (const item of await this.read(context, [...ids])) byEntry.get(item.entryId)?.push(item);
      return byEntry;
    });
    const asking = { ids, found };
    this.asking.set(context, asking);
    return asking;
  }
}
