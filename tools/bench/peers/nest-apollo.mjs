// NestJS with Apollo Server on Fastify, written as its guide writes it: a field resolver for the team behind a DataLoader, and
// nothing cleverer. Decorators are called by hand, since this file is not compiled. Prints its address.
import 'reflect-metadata';
import { ApolloDriver } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Args,
  Context,
  Field,
  GraphQLModule,
  ID,
  Int,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import DataLoader from 'dataloader';
import pg from 'pg';

const pool = new pg.Pool({
  connectionString: process.env.BENCH_DATABASE_URL,
  max: 10,
  options: `-c search_path=${process.env.BENCH_SCHEMA}`,
});
pool.on('error', (error) => process.stderr.write(`${error.message}\n`));

const type = (name, fields) => {
  const made = { [name]: class {} }[name];
  for (const [field, of] of Object.entries(fields)) Field(() => of)(made.prototype, field);
  ObjectType()(made);
  return made;
};
const Member = type('Member', { displayName: String, leader: Boolean });
const Team = type('Team', { id: ID, name: String, members: [Member] });
const Entry = type('Entry', {
  id: ID,
  code: String,
  title: String,
  state: String,
  version: Int,
  categoryCode: String,
  streamCode: String,
  submittedAt: Date,
});
const PageInfo = type('PageInfo', { hasNextPage: Boolean });
const EntryPage = type('EntryPage', { nodes: [Entry], pageInfo: PageInfo });

class EntryResolver {
  async entries(editionCode, first) {
    const { rows } = await pool.query({
      name: 'entries',
      text: `SELECT id, code, title->>'en' AS title, state, version, category_code AS "categoryCode", stream_code AS "streamCode",
        submitted_at AS "submittedAt", team_id AS "teamId"
        FROM entry WHERE edition_code = $1 AND submitted_at IS NOT NULL ORDER BY code LIMIT $2`,
      values: [editionCode, first + 1],
    });
    return { nodes: rows.slice(0, first), pageInfo: { hasNextPage: rows.length > first } };
  }

  team({ teamId }, { teams }) {
    return teams.load(teamId);
  }
}
const { prototype } = EntryResolver;
Reflect.defineMetadata('design:paramtypes', [String, Number], prototype, 'entries');
Reflect.defineMetadata('design:paramtypes', [Object, Object], prototype, 'team');
const described = (name) => Object.getOwnPropertyDescriptor(prototype, name);
Args('editionCode', { type: () => String })(prototype, 'entries', 0);
Args('first', { type: () => Int })(prototype, 'entries', 1);
Query(() => EntryPage)(prototype, 'entries', described('entries'));
Parent()(prototype, 'team', 0);
Context()(prototype, 'team', 1);
ResolveField(() => Team)(prototype, 'team', described('team'));
Resolver(() => Entry)(EntryResolver);

async function readTeams(ids) {
  const { rows } = await pool.query({
    name: 'teams',
    text: `SELECT t.id, t.name->>'en' AS name, (SELECT jsonb_agg(jsonb_build_object('displayName', m.display_name, 'leader', m.leader)
        ORDER BY m.position) FROM team_member m WHERE m.team_id = t.id) AS members
      FROM team t WHERE t.id = ANY($1::uuid[])`,
    values: [ids],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
}

class App {}
Module({
  imports: [
    GraphQLModule.forRoot({
      driver: ApolloDriver,
      autoSchemaFile: true,
      introspection: false,
      graphiql: false,
      csrfPrevention: false,
      context: () => ({ teams: new DataLoader(readTeams) }),
    }),
  ],
  providers: [EntryResolver],
})(App);

const app = await NestFactory.create(App, new FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');
process.stdout.write(`${(await app.getUrl()).replace('[::1]', '127.0.0.1')}\n`);
