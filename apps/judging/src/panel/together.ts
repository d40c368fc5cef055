import type { RequestContext } from '@podium/platform-access';

type AskAll<Key, Args, Answer> = (context: RequestContext, keys: readonly Key[], args: Args) => Promise<Answer[]>;

interface Gathering<Key, Answer> {
  keys: Key[];
  answers: Promise<Answer[]>;
}

/**
 * Asks the database once for a field of many rows: what is asked for in the same turn of one request, with the same arguments, is
 * gathered and asked for together.
 */
export class Together<Key, Args extends object, Answer> {
  private readonly gathering = new WeakMap<RequestContext, Map<string, Gathering<Key, Answer>>>();

  /** @param askAll  gives one answer for each key, in their order */
  constructor(private readonly askAll: AskAll<Key, Args, Answer>) {}

  async ask(context: RequestContext, key: Key, args: Args): Promise<Answer> {
    const open = this.gathering.get(context) ?? new Map<string, Gathering<Key, Answer>>();
    this.gathering.set(context, open);
    const alike = JSON.stringify(args);
    const group = open.get(alike) ?? this.begin(context, open, alike, args);
    const at = group.keys.push(key) - 1;
    return (await group.answers)[at] as Answer;
  }

  private begin(
    context: RequestContext,
    open: Map<string, Gathering<Key, Answer>>,
    alike: string,
    args: Args,
  ): Gathering<Key, Answer> {
    const keys: Key[] = [];
    // Every row of a list is resolved in the same turn; setImmediate comes after all of them.
    const answers = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      open.delete(alike);
      return this.askAll(context, keys, args);
    });
    const group = { keys, answers };
    open.set(alike, group);
    return group;
  }
}
