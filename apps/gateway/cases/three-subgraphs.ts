import 'reflect-metadata';
import { Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Args,
  Context,
  createUnionType,
  Directive,
  Extensions,
  Field,
  Float,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  ResolveReference,
  Resolver,
} from '@nestjs/graphql';
import {
  CodedError,
  connectionOf,
  DateTime,
  keysetOf,
  Locale,
  PageArgs,
  pageOf,
  Refusal,
  RefusalType,
  subgraph,
  SubgraphExecutor,
  TextField,
  type Call,
  type Connection,
  type Text,
} from '@podium/platform-graphql';

/** Three small services that refer to each other's entities, each an application of its own. */
export interface ThreeSubgraphs {
  executors: Record<'entries' | 'marks' | 'awards', SubgraphExecutor>;
  /** Every call that reached a resolver's context, in order. */
  calls: (Call & { subgraph: string })[];
  /** How often the winners were really asked for. */
  winnersAsked(): number;
  close(): Promise<void>;
}

const Public = () => Extensions({ audience: 'public' });
let asked = 0;

@ObjectType({ registerIn: () => EntriesModule })
@Directive('@key(fields: "id")')
@Public()
class Team {
  @Field(() => ID) id!: string;
  @TextField() name!: Text;
  @Field(() => [String]) members!: string[];
}

@ObjectType({ registerIn: () => EntriesModule })
@Directive('@key(fields: "id")')
@Public()
class Entry {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => DateTime) submittedAt!: Date;
  @Field(() => Team) team!: Team;
  @Field(() => [Entry], { nullable: true }) related?: Entry[];
}

@RefusalType({ registerIn: () => EntriesModule })
class EntriesClosed extends Refusal {
  @Field(() => DateTime) closedAt = new Date('2026-02-01T00:00:00Z');
  override message = 'The call for entries has closed.';
}

const SubmitResult = createUnionType({ name: 'SubmitResult', types: () => [Entry, EntriesClosed] as const });
const EntryConnection = connectionOf(Entry, { registerIn: () => EntriesModule });

@InputType({ registerIn: () => EntriesModule })
class SubmitInput {
  @Field(() => String) title!: string;
  @Field(() => DateTime) at!: Date;
}

const entry = (number: number): Entry =>
  Object.assign(new Entry(), {
    id: `e${number}`,
    title: `Entry ${number}`,
    submittedAt: new Date(Date.UTC(2026, 0, number)),
    team: {
      id: `t${number}`,
      name: { en: `Team ${number}`, zhHant: `隊伍 ${number}`, zhHans: `队伍 ${number}` },
      members: ['Ada', 'Ming'],
    },
  });

@Resolver(() => Entry)
class EntryResolver {
  @Query(() => EntryConnection)
  @Public()
  entries(@Args() page: PageArgs): Connection<Entry> {
    const { limit, after } = keysetOf(page, 1);
    const from = after ? Number(after[0]) + 1 : 1;
    const rows = Array.from({ length: Math.max(0, Math.min(limit, 60 - from + 1)) }, (_, at) => entry(from + at));
    return pageOf(rows, page, (row) => [Number(row.id.slice(1))]);
  }

  @Query(() => Entry, { nullable: true })
  @Public()
  entry(@Args('id', { type: () => ID }) id: string): Entry | null {
    if (id === 'broken') throw new Error('password=secret');
    return id === 'none' ? null : entry(Number(id.slice(1)));
  }

  @Query(() => String)
  @Public()
  mine(@Context() call: Call): string {
    if (!call.authorization) throw new CodedError('UNAUTHENTICATED', 'Sign in first.');
    return call.authorization;
  }

  @Mutation(() => SubmitResult)
  @Public()
  submitEntry(@Args('input') { title, at }: SubmitInput): Entry | EntriesClosed {
    const closed = new EntriesClosed();
    return at < closed.closedAt ? Object.assign(entry(1), { title, submittedAt: at }) : closed;
  }

  @ResolveReference()
  reference({ id }: { id: string }): Entry | null {
    return id === 'e99' ? null : entry(Number(id.slice(1)));
  }
}

@Resolver(() => Team)
class TeamResolver {
  @ResolveReference()
  reference({ id }: { id: string }): Team {
    return entry(Number(id.slice(1))).team;
  }
}

@Module({ providers: [EntryResolver, TeamResolver] })
class EntriesModule {}

@ObjectType('Entry', { registerIn: () => MarksModule })
@Directive('@key(fields: "id")')
@Public()
class MarkedEntry {
  @Field(() => ID) id!: string;
  @Field(() => Float, { nullable: true }) average?: number | null;
  @Field(() => Int) sheets!: number;
}

@RefusalType({ registerIn: () => MarksModule })
class NotAssigned extends Refusal {
  override message = 'You are not assigned to this entry.';
}

// Refuses by the name that another service has, too.
@RefusalType({ name: 'EntriesClosed', registerIn: () => MarksModule })
class MarkingClosed extends Refusal {
  @Field(() => DateTime) closedAt = new Date('2026-03-01T00:00:00Z');
  override message = 'Marking has closed.';
}

const MarkResult = createUnionType({
  name: 'MarkResult',
  types: () => [MarkedEntry, NotAssigned, MarkingClosed] as const,
});

@Resolver(() => MarkedEntry)
class MarkResolver {
  @Query(() => [MarkedEntry])
  @Public()
  marked(@Args('many', { type: () => Int, defaultValue: 2 }) many: number): MarkedEntry[] {
    return Array.from({ length: many }, (_, at) => ({ id: `e${at + 1}`, average: at * 10, sheets: at }));
  }

  @Mutation(() => MarkResult)
  @Public()
  mark(@Args('id', { type: () => ID }) id: string): MarkedEntry | NotAssigned | MarkingClosed {
    if (id === 'e3') return new MarkingClosed();
    return id === 'e2' ? new NotAssigned() : Object.assign(new MarkedEntry(), { id, average: 5, sheets: 1 });
  }

  @ResolveReference()
  reference({ id }: { id: string }): MarkedEntry {
    if (id === 'e13') throw new CodedError('SHEETS_SEALED', 'The sheets of this round are sealed.');
    const number = Number(id.slice(1));
    return { id, average: number * 1.5, sheets: number };
  }
}

@Module({ providers: [MarkResolver] })
class MarksModule {}

@ObjectType('Entry', { registerIn: () => AwardsModule })
@Directive('@key(fields: "id", resolvable: false)')
class AwardedEntry {
  @Field(() => ID) id!: string;
}

@ObjectType({ registerIn: () => AwardsModule })
class Award {
  @Field(() => ID) id!: string;
  @TextField() name!: Text;
  @Field(() => AwardedEntry) entry!: AwardedEntry;
}

@Resolver(() => Award)
class AwardResolver {
  @Query(() => [Award])
  @Extensions({ audience: 'public', cacheSeconds: 60 })
  winners(): Award[] {
    asked++;
    return [1, 2].map((number) => ({
      id: `a${number}`,
      name: { en: `Gold ${number}`, zhHant: `金獎 ${number}` },
      entry: { id: `e${number}` },
    }));
  }

  @Query(() => String)
  @Public()
  language(@Args('locale', { type: () => Locale, nullable: true }) locale?: Locale): string {
    return locale ?? 'none';
  }
}

@Module({ providers: [AwardResolver] })
class AwardsModule {}

export async function threeSubgraphs(): Promise<ThreeSubgraphs> {
  asked = 0;
  const calls: ThreeSubgraphs['calls'] = [];
  const applications: INestApplicationContext[] = [];
  const start = async (name: string, module: Type, orphanedTypes: Type[] = []): Promise<SubgraphExecutor> => {
    @Module({
      imports: [
        module,
        subgraph({
          name,
          module,
          orphanedTypes,
          createContext: (call: Call) => {
            calls.push({ ...call, subgraph: name });
            if (call.authorization === 'Bearer rotten')
              throw new CodedError('UNAUTHENTICATED', 'The token has expired.');
            return call;
          },
        }),
      ],
    })
    class Service {}
    const application = await NestFactory.createApplicationContext(Service, { logger: false, abortOnError: false });
    applications.push(application);
    return application.get(SubgraphExecutor);
  };
  const executors = {
    entries: await start('entries', EntriesModule),
    marks: await start('marks', MarksModule),
    awards: await start('awards', AwardsModule),
  };
  return {
    executors,
    calls,
    winnersAsked: () => asked,
    close: async () => void (await Promise.all(applications.map((application) => application.close()))),
  };
}
