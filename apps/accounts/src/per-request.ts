import type { RequestContext } from '@podium/platform-access';
import DataLoader from 'dataloader';

/** Asks once for all rows of a request that one kind of field needs, whatever many parents it has. */
export class PerRequest<Key, Row> {
  private readonly loaders = new WeakMap<RequestContext, DataLoader<Key, Row>>();

  /** @param load  one answer for each key, in their order */
  constructor(private readonly load: (context: RequestContext, keys: readonly Key[]) => Promise<Row[]>) {}

  of(context: RequestContext, key: Key): Promise<Row> {
    let loader = this.loaders.get(context);
    if (!loader) {
      loader = new DataLoader<Key, Row>((keys) => this.load(context, keys), { cache: false });
      this.loaders.set(context, loader);
    }
    return loader.load(key);
  }
}
