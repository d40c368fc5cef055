import { Inject } from '@nestjs/common';
import { Args, Context, Extensions, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import {
  keysetOf,
  PageArgs,
  pageOf,
  ResolveReferences,
  topic,
  Watch,
  type Connection,
  cursorParts,
} from '@podium/platform-graphql';
import DataLoader from 'dataloader';
import { validate as isUuid } from 'uuid';
import { WinnerRepository, type WantedWinners, type WinnerRow } from './winner.repository.js';
import { EditionWithWinners, Winner, WinnerConnection } from './winner.type.js';

const cursorOf = ({ sortKey, entryCode, id }: Winner & { sortKey?: number[] }) => [...(sortKey ?? []), entryCode, id];

/** Pages of several editions asked for in one request are read together. */
class Pages {
  private readonly loaders = new Map<string, DataLoader<string, WinnerRow[]>>();
  private readonly counts = new Map<string, DataLoader<string, number>>();

  constructor(private readonly winners: WinnerRepository) {}

  rows(editionCode: string, wanted: WantedWinners, page: PageArgs): Promise<WinnerRow[]> {
    const { limit, after } = keysetOf(page, 5);
    const from = cursorParts(after, 'whole', 'whole', 'whole', 'text', 'id');
    return loader(this.loaders, JSON.stringify([wanted, from, limit]), async (codes) => {
      // A request may ask the same of one edition twice.
      const rows = await this.winners.pages([...new Set(codes)], wanted, from, limit);
      return codes.map((code) => rows.filter((row) => row.editionCode === code));
    }).load(editionCode);
  }

  count(editionCode: string, wanted: WantedWinners): Promise<number> {
    return loader(this.counts, JSON.stringify(wanted), async (codes) => {
      const found = new Map((await this.winners.counts(codes, wanted)).map((each) => [each.editionCode, each.count]));
      return codes.map((code) => found.get(code) ?? 0);
    }).load(editionCode);
  }
}

function loader<Value>(
  loaders: Map<string, DataLoader<string, Value>>,
  key: string,
  load: (codes: readonly string[]) => Promise<Value[]>,
): DataLoader<string, Value> {
  const known = loaders.get(key) ?? new DataLoader(load, { cache: false });
  loaders.set(key, known);
  return known;
}

@Resolver(() => EditionWithWinners)
export class EditionWinnersResolver {
  private readonly ofRequest = new WeakMap<object, Pages>();

  constructor(@Inject(WinnerRepository) private readonly winners: WinnerRepository) {}

  @Query(() => WinnerConnection, {
    name: 'winners',
    description:
      'Released awards of an edition, as its organisers order categories, streams and awards; none before their instant.',
  })
  @Audience('public')
  @Extensions({ cacheSeconds: 1 })
  async ofEdition(
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Args('categoryCode', { type: () => String, nullable: true }) categoryCode: string | null,
    @Args('awardCode', { type: () => String, nullable: true }) awardCode: string | null,
    @Args() page: PageArgs,
    @Context() request: object,
  ): Promise<Connection<Winner>> {
    const wanted = { categoryCode: categoryCode ?? null, awardCode: awardCode ?? null };
    const pages = this.ofRequest.get(request) ?? new Pages(this.winners);
    this.ofRequest.set(request, pages);
    const rows = await pages.rows(editionCode, wanted, page);
    return pageOf(rows, page, cursorOf, () => pages.count(editionCode, wanted));
  }

  @Watch(() => WinnerConnection, {
    query: 'winners',
    description:
      'The released awards of an edition: once when they are asked for, then whenever some are released or revoked.',
  })
  @Audience('public')
  winnersReleased(
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Args('categoryCode', { type: () => String, nullable: true }) _categoryCode: string | null,
    @Args('awardCode', { type: () => String, nullable: true }) _awardCode: string | null,
    @Args() _page: PageArgs,
  ) {
    return [topic('winners', editionCode)];
  }

  @ResolveReferences('code')
  editions(@Parent() codes: readonly string[]): EditionWithWinners[] {
    return codes.map((code) => ({ code }));
  }

  @ResolveField(() => WinnerConnection, {
    name: 'winners',
    description: 'Released awards. Before their instant there are none.',
  })
  winnersOf(
    @Parent() { code }: EditionWithWinners,
    @Args('categoryCode', { type: () => String, nullable: true }) categoryCode: string | null,
    @Args('awardCode', { type: () => String, nullable: true }) awardCode: string | null,
    @Args() page: PageArgs,
    @Context() request: object,
  ): Promise<Connection<Winner>> {
    return this.ofEdition(code, categoryCode, awardCode, page, request);
  }
}

@Resolver(() => Winner)
export class WinnerResolver {
  constructor(@Inject(WinnerRepository) private readonly winners: WinnerRepository) {}

  @ResolveReferences('id')
  byIds(@Parent() ids: readonly string[]): Promise<Winner[]> {
    return this.winners.byIds(ids.filter((id) => isUuid(id)));
  }
}
