import 'reflect-metadata';
import { Module } from '@nestjs/common';
import {
  Args,
  Context,
  createUnionType,
  Directive,
  Extensions,
  Field,
  ID,
  Info,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  ResolveReference,
  Resolver,
} from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import {
  answer,
  BadUserInput,
  CodedError,
  connectionOf,
  InLocale,
  inLocale,
  Json,
  keysetOf,
  Locale,
  Node,
  NodeType,
  PageArgs,
  pageOf,
  Refusal,
  RefusalType,
  refuse,
  ResolveReferences,
  selects,
  subgraph,
  TextField,
  type Call,
  type Connection,
  type Text,
  type UnexpectedError,
} from '../src/index.js';

const Public = () => Extensions({ audience: 'public' });
/** Names the guard was asked for, in order. */
export const asked: string[] = [];
export const unexpected: UnexpectedError[] = [];
/** What the last list was told of its selection. */
export const seen: { wantsTeam?: boolean; counted: number; teams: string[][] } = { counted: 0, teams: [] };

@NodeType({ registerIn: () => EntriesModule })
@Extensions({ audience: 'person' })
class Team extends Node {
  @Field(() => String) name!: string;
}

@ObjectType({ registerIn: () => EntriesModule })
@Directive('@key(fields: "id")')
@Extensions({ audience: 'public' })
class Entry {
  @Field(() => ID) id!: string;
  @TextField() title!: Text;
  @Field(() => Date) submittedAt!: Date;
  @Field(() => Team) team!: Team;
  @Field(() => Json, { nullable: true }) answers?: unknown;
  @Field(() => Int, { name: 'marks' }) total!: number;
}

const EntryConnection = connectionOf(Entry, { registerIn: () => EntriesModule });

@RefusalType({ registerIn: () => EntriesModule })
class EntriesClosed extends Refusal {
  @Field(() => Date) closedAt: Date;
  constructor(closedAt: Date) {
    super({ en: 'The call for entries has closed.', zhHant: '報名已經截止。', zhHans: '报名已经截止。' });
    this.closedAt = closedAt;
  }
}

const SubmitEntryResult = createUnionType({ name: 'SubmitEntryResult', types: () => [Entry, EntriesClosed] as const });

@InputType({ registerIn: () => EntriesModule })
class SubmitEntryInput {
  @Field(() => String) title!: string;
  @Field(() => Date) at!: Date;
  @Field(() => Json, { nullable: true }) answers?: unknown;
}

const entry = (number: number): Entry =>
  Object.assign(new Entry(), {
    id: `e${number}`,
    title: { en: `Entry ${number}`, zhHant: `參賽作品 ${number}` },
    submittedAt: new Date(Date.UTC(2026, 0, number)),
    team: { id: `t${number}`, name: `Team ${number}` },
    answers: { members: [number] },
    total: number * 10,
  });

@Resolver(() => Entry)
class EntryResolver {
  @Query(() => EntryConnection)
  @Extensions({ audience: 'public', cacheSeconds: 0.5 })
  entries(@Args() page: PageArgs, @Info() info: GraphQLResolveInfo): Connection<Entry> {
    seen.wantsTeam = selects(info, 'nodes.team');
    const { limit, after } = keysetOf(page, 1);
    const from = after ? Number(after[0]) + 1 : 1;
    const rows = Array.from({ length: Math.max(0, Math.min(limit, 5 - from + 1)) }, (_, at) => entry(from + at));
    return pageOf(
      rows,
      page,
      (row) => [Number(row.id.slice(1))],
      () => (seen.counted++, Promise.resolve(5)),
    );
  }

  @Query(() => Entry, { nullable: true })
  @Public()
  entry(@Args('id', { type: () => ID }) id: string): Entry | null {
    if (id === 'broken') throw new Error('connection to 10.0.0.5 lost');
    if (id === 'foreign') throw new BadUserInput('not an id');
    return entry(Number(id.slice(1)));
  }

  @Query(() => String)
  @Extensions({ audience: 'organiser' })
  secret(): string {
    return 'hidden';
  }

  @Query(() => String)
  @Public()
  whoAmI(@Context() context: { who: string }): string {
    return context.who;
  }

  @Mutation(() => SubmitEntryResult)
  @Public()
  submitEntry(@Args('input') input: SubmitEntryInput): Promise<Entry | Refusal> {
    return answer(
      (async () => {
        const closes = new Date('2026-02-01T00:00:00Z');
        if (input.at >= closes) refuse(new EntriesClosed(closes));
        return Object.assign(entry(1), { title: { en: input.title }, submittedAt: input.at, answers: input.answers });
      })(),
    );
  }

  @ResolveField(() => String)
  motto(@Parent() { title }: Entry, @InLocale() locale: Locale): string {
    return `${locale}: ${inLocale(title, locale)}`;
  }

  @ResolveReference()
  reference({ id }: { id: string }): Entry | null {
    if (id === 'e13') throw new Error('disk on fire');
    return id === 'e99' ? null : Object.freeze(entry(Number(id.slice(1))));
  }
}

@Resolver(() => Team)
class TeamResolver {
  @ResolveReferences('id')
  teams(@Parent() ids: readonly string[], @Context() { who }: { who: string }): Promise<Team[]> {
    seen.teams.push([...ids]);
    if (ids.includes('t13')) return Promise.reject(new Error('disk on fire'));
    // In another order, and without what only somebody signed in may see.
    const found = ids.filter((id) => id !== 't99' && (id !== 't7' || who !== 'nobody')).reverse();
    return Promise.resolve(found.map((id) => Object.assign(new Team(), { id, name: `Team ${id.slice(1)}` })));
  }
}

@Module({ providers: [EntryResolver, TeamResolver] })
class EntriesModule {}

// A second service in the same process, whose types have names and interfaces in common with the first.
@ObjectType('Team', { registerIn: () => PanelsModule })
class PanelTeam {
  @Field(() => Int) seats!: number;
}

@RefusalType({ registerIn: () => PanelsModule })
class PanelIsFull extends Refusal {
  constructor() {
    super();
    this.message = 'No seat is left.';
  }
}

const JoinPanelResult = createUnionType({ name: 'JoinPanelResult', types: () => [PanelTeam, PanelIsFull] as const });

@Resolver()
class PanelResolver {
  @Query(() => Refusal, { nullable: true })
  @Public()
  whyNot(): Refusal {
    return new PanelIsFull();
  }

  @Mutation(() => JoinPanelResult)
  @Public()
  joinPanel(@Args('plain') plain: boolean): unknown {
    return plain ? { __typename: 'Team', seats: 3 } : new PanelIsFull();
  }
}

@Module({ providers: [PanelResolver] })
class PanelsModule {}

const hooks = {
  createContext: (call: Call) => {
    if (call.authorization === 'Bearer rotten')
      throw new CodedError('UNAUTHENTICATED', {
        en: 'The token has expired.',
        zhHant: '憑證已過期。',
        zhHans: '凭证已过期。',
      });
    return { who: call.authorization ?? 'nobody' };
  },
  guardRootField: (name: string, { audience }: Readonly<Record<string, unknown>>, { who }: { who: string }) => {
    asked.push(name);
    if (audience === 'public' || name === 'Team') return undefined;
    return who === 'nobody' ? Promise.reject(new CodedError('FORBIDDEN', 'Not for you.')) : Promise.resolve();
  },
  onUnexpectedError: (error: UnexpectedError) => void unexpected.push(error),
};

@Module({
  imports: [
    EntriesModule,
    PanelsModule,
    subgraph({ name: 'entries', module: EntriesModule, ...hooks }),
    subgraph({ name: 'panels', module: PanelsModule, orphanedTypes: [PanelIsFull], inject: [], useHooks: () => hooks }),
  ],
})
export class BothServices {}
