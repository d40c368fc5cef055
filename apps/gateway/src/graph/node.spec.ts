import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SubgraphExecutor, withEntities, type Call } from '@podium/platform-graphql';
import { buildASTSchema, parse } from 'graphql';
import { post } from '../../cases/harness.js';
import { composeSupergraph, withNodes } from '../compose/compose.js';
import { createGateway, type Gateway } from '../create-gateway.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])\n';
const SUBGRAPHS = {
  entries: `${LINK} interface Node { id: ID! } type Query { works: [Work!]! }
    type Work implements Node @key(fields: "id") { id: ID! title: String! }
    type Team implements Node @key(fields: "id") { id: ID! name: String }`,
  marks: `${LINK} interface Node { id: ID! } type Query { sheets: [Sheet!]! }
    type Sheet implements Node @key(fields: "id") { id: ID! mark: Int }
    type Work @key(fields: "id") { id: ID! size: Int! }`,
};
const id = (number: number) => `0190a1b2-0000-7000-8000-00000000000${number}`;
const [WORK, TEAM, SHEET, SECRET, NOTHING] = [id(1), id(2), id(3), id(4), id(5)];

const asked: { subgraph: string; call: Call }[] = [];

/** What there is; SECRET is a work that only who is signed in may see. */
const found = (type: string, of: string, call: Call) =>
  ({ Work: [WORK, ...(call.authorization ? [SECRET] : [])], Team: [TEAM], Sheet: [SHEET] })[type]?.includes(of)
    ? { id: of, title: 'Ours', name: 'Us', mark: 7, size: 3 }
    : null;

function service(name: keyof typeof SUBGRAPHS, types: Record<string, 'owner' | 'guest'>): SubgraphExecutor {
  const document = parse(SUBGRAPHS[name]);
  const definitions = document.definitions.filter(({ kind }) => kind !== 'SchemaExtension');
  const schema = buildASTSchema({ ...document, definitions }, { assumeValidSDL: true });
  const references = Object.fromEntries(
    Object.entries(types).map(([type, role]) => [
      type,
      (of: readonly Record<string, unknown>[], call: unknown) =>
        Promise.resolve(
          of.map((one) =>
            role === 'guest' ? { id: one['id'], size: 3 } : found(type, one['id'] as string, call as Call),
          ),
        ),
    ]),
  );
  const federated = withEntities(schema, { name, guard: undefined }, references);
  const createContext = (call: Call) => {
    asked.push({ subgraph: name, call });
    return call;
  };
  return new SubgraphExecutor(
    name,
    () => federated,
    () => '',
    { createContext },
    50,
  );
}

describe('a node', () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await createGateway({
      supergraph: composeSupergraph(withNodes(SUBGRAPHS)),
      endpoints: {
        entries: service('entries', { Work: 'owner', Team: 'owner' }),
        marks: service('marks', { Sheet: 'owner', Work: 'guest' }),
      },
    });
  });
  beforeEach(() => void asked.splice(0));
  afterAll(() => gateway.close());
  const signedIn = { authorization: 'Bearer good' };
  const ask = (query: string, variables: object = {}, headers = {}) => post(gateway.url, { query, variables }, headers);

  it('is found by its id alone, with the fields of every service', async () => {
    const query = `query Refetch($id: ID!) { node(id: $id) { __typename id ...W ... on Team { name } ... on Sheet { mark } } }
      fragment W on Work { title size }`;
    expect(await ask(query, { id: WORK })).toEqual({
      data: { node: { __typename: 'Work', id: WORK, title: 'Ours', size: 3 } },
    });
    expect(await ask(query, { id: TEAM })).toEqual({ data: { node: { __typename: 'Team', id: TEAM, name: 'Us' } } });
    expect(await ask(query, { id: SHEET })).toEqual({ data: { node: { __typename: 'Sheet', id: SHEET, mark: 7 } } });
  });

  it('is null alike when there is none and when it is not for the caller', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id ... on Work { title } } }';
    const hidden = await ask(query, { id: SECRET });
    expect(hidden).toEqual({ data: { node: null } });
    expect(await ask(query, { id: NOTHING })).toEqual(hidden);
    expect(await ask(query, { id: 'no id at all' })).toEqual(hidden);
    expect((await ask(query, { id: SECRET }, signedIn)).data).toEqual({ node: { id: SECRET, title: 'Ours' } });
    expect(new Set(asked.map(({ call }) => call.authorization))).toEqual(new Set([undefined, 'Bearer good']));
  });

  it('and many of them are found in their order, each service asked once', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
    const ids = [SHEET, NOTHING, WORK, WORK, TEAM];
    expect((await ask(query, { ids })).data).toEqual({
      nodes: [
        { __typename: 'Sheet', id: SHEET },
        null,
        { __typename: 'Work', id: WORK },
        { __typename: 'Work', id: WORK },
        { __typename: 'Team', id: TEAM },
      ],
    });
    expect(asked.map(({ subgraph }) => subgraph).sort()).toEqual(['entries', 'marks']);
    const many = Array.from({ length: 101 }, () => WORK);
    expect((await ask(query, { ids: many })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
