/** One way in which services share a graph, and the services that do. */
export interface Kind {
  kind: string;
  subgraphs: Readonly<Record<string, string>>;
  /** By service: `Type.field`s that were overridden away from it, and that nobody may ask it for. */
  never?: Readonly<Record<string, readonly string[]>>;
}

/** The kinds of which public audits of federation consist; the services are ours. */
export const KINDS: readonly Kind[] = [
  {
    kind: 'an entity with fields in two services',
    subgraphs: {
      a: 'type Query { works: [Work!]! work(id: ID!): Work } type Work @key(fields: "id") { id: ID! title: String }',
      b: 'type Work @key(fields: "id") { id: ID! marks: [Int!] size: Int! }',
    },
  },
  {
    kind: 'entities in a row through three services',
    subgraphs: {
      a: 'type Query { works: [Work] } type Work @key(fields: "id") { id: ID! team: Team! } type Team @key(fields: "id", resolvable: false) { id: ID! }',
      b: 'type Team @key(fields: "id") { id: ID! name: String! school: School } type School @key(fields: "id", resolvable: false) { id: ID! }',
      c: 'type School @key(fields: "id") { id: ID! address: String pupils: Int! }',
    },
  },
  {
    kind: 'several keys, of which services know different ones',
    subgraphs: {
      a: 'type Query { works: [Work!]! } type Work @key(fields: "id") { id: ID! title: String }',
      b: 'type Work @key(fields: "id") @key(fields: "code") { id: ID! code: String! place: Int }',
      c: 'type Work @key(fields: "code") { code: String! prize: String! }',
    },
  },
  {
    kind: 'a key of two fields',
    subgraphs: {
      a: 'type Query { seats: [Seat!] } type Seat @key(fields: "row number") { row: ID! number: ID! taken: Boolean! }',
      b: 'type Seat @key(fields: "row number") { row: ID! number: ID! price: Int }',
    },
  },
  {
    kind: 'requires',
    subgraphs: {
      a: 'type Query { works: [Work!] } type Work @key(fields: "id") { id: ID! weight: Int! title: String! }',
      b: 'type Work @key(fields: "id") { id: ID! weight: Int! @external postage: Int @requires(fields: "weight") }',
    },
  },
  {
    kind: 'requires of what requires',
    subgraphs: {
      a: 'type Query { works: [Work!] } type Work @key(fields: "id") { id: ID! weight: Int! }',
      b: 'type Work @key(fields: "id") { id: ID! weight: Int! @external postage: Int! @requires(fields: "weight") }',
      c: 'type Work @key(fields: "id") { id: ID! postage: Int! @external total: Int @requires(fields: "postage") }',
    },
  },
  {
    kind: 'provides',
    subgraphs: {
      a: 'type Query { works: [Work!] } type Work @key(fields: "id") { id: ID! author: Person @provides(fields: "name") } type Person @key(fields: "id") { id: ID! name: String @external }',
      b: 'type Person @key(fields: "id") { id: ID! name: String age: Int! }',
    },
  },
  {
    kind: 'a field that has moved',
    subgraphs: {
      a: 'type Query { works: [Work!] } type Work @key(fields: "id") { id: ID! title: String state: String }',
      b: 'type Query { others: [Work] } type Work @key(fields: "id") { id: ID! state: String @override(from: "a") }',
    },
    never: { a: ['Work.state'] },
  },
  {
    kind: 'a field that has moved, behind an interface',
    subgraphs: {
      a: 'type Query { all: [Stated!] one: Work } interface Stated { id: ID! state: String } type Work implements Stated @key(fields: "id") { id: ID! state: String } type Paper implements Stated @key(fields: "id") { id: ID! state: String }',
      b: 'type Work @key(fields: "id") { id: ID! state: String @override(from: "a") }',
    },
    never: { a: ['Work.state'] },
  },
  {
    kind: 'an interface whose members get fields elsewhere',
    subgraphs: {
      a: 'type Query { all: [Named!]! } interface Named { id: ID! } type Work implements Named @key(fields: "id") { id: ID! title: String } type Person implements Named @key(fields: "id") { id: ID! age: Int }',
      b: 'type Work @key(fields: "id") { id: ID! size: Int } type Person @key(fields: "id") { id: ID! mail: String! }',
    },
  },
  {
    kind: 'an interface that two services fill differently',
    subgraphs: {
      a: 'type Query { first: Node firsts: [Node!] } interface Node { id: ID! } type Work implements Node @key(fields: "id") { id: ID! title: String }',
      b: 'type Query { seconds: [Node!] person: Person } interface Node { id: ID! } type Person implements Node @key(fields: "id") { id: ID! age: Int } type Work @key(fields: "id") { id: ID! size: Int }',
    },
  },
  {
    kind: 'a union whose members get fields elsewhere',
    subgraphs: {
      a: 'type Query { found: [Found!] one: Found } union Found = Work | Person type Work @key(fields: "id") { id: ID! title: String } type Person @key(fields: "id") { id: ID! age: Int }',
      b: 'type Work @key(fields: "id") { id: ID! size: Int } type Person @key(fields: "id") { id: ID! mail: String! }',
    },
  },
  {
    kind: 'a union that two services fill differently',
    subgraphs: {
      a: 'type Query { mine: [Found] } union Found = Work | Person type Work @key(fields: "id") { id: ID! title: String @shareable } type Person @key(fields: "id") { id: ID! age: Int }',
      b: 'type Query { theirs: [Found] } union Found = Work | Room type Work @key(fields: "id") { id: ID! title: String @shareable } type Room { seats: Int! }',
    },
  },
  {
    kind: 'an enum with a value that clients do not see',
    subgraphs: {
      a: 'type Query { works: [Work!] of(state: State!): Work } enum State { OPEN CLOSED HIDDEN @inaccessible } type Work @key(fields: "id") { id: ID! state: State }',
      b: 'type Work @key(fields: "id") { id: ID! size: Int }',
    },
  },
  {
    kind: 'an enum of which services give different values',
    subgraphs: {
      a: 'type Query { works: [Work!] } enum Kind { TEXT IMAGE } type Work @key(fields: "id") { id: ID! kind: Kind @shareable }',
      b: 'type Query { others: [Work!] } enum Kind { TEXT IMAGE } type Work @key(fields: "id") { id: ID! kind: Kind @shareable size: Int }',
    },
  },
  {
    kind: 'fields that clients do not see',
    subgraphs: {
      a: 'type Query { works: [Work!] } type Work @key(fields: "id") { id: ID! title: String secret: String @inaccessible }',
      b: 'type Work @key(fields: "id") { id: ID! secret: String @external open: Int @requires(fields: "secret") }',
    },
  },
  {
    kind: 'root fields that several services have',
    subgraphs: {
      a: 'type Query { work: Work @shareable } type Work @key(fields: "id") { id: ID! title: String @shareable size: Int }',
      b: 'type Query { work: Work @shareable } type Work @key(fields: "id") { id: ID! title: String @shareable marks: Int! }',
    },
  },
  {
    kind: 'a value type that several services have',
    subgraphs: {
      a: 'type Query { works: [Work!] } type Work @key(fields: "id") { id: ID! size: Size } type Size @shareable { width: Int! height: Int! }',
      b: 'type Work @key(fields: "id") { id: ID! box: Size! } type Size @shareable { width: Int! height: Int! }',
    },
  },
  {
    kind: 'input of which services know different parts',
    subgraphs: {
      a: 'type Query { works(filter: Filter): [Work!] } input Filter { text: String first: Int } type Work @key(fields: "id") { id: ID! title: String }',
      b: 'input Filter { text: String last: Int } type Query { others(filter: Filter): [Work] } type Work @key(fields: "id") { id: ID! size: Int }',
    },
  },
  {
    kind: 'a type of which services promise different things',
    subgraphs: {
      a: 'type Query { works: [Work!] } type Work @key(fields: "id") { id: ID! note: String! @shareable }',
      b: 'type Query { others: [Work] } type Work @key(fields: "id") { id: ID! note: String @shareable size: Int }',
    },
  },
  {
    kind: 'extensions in the first federation’s way',
    subgraphs: {
      a: 'type Query { works: [Work!] } type Work @key(fields: "id") { id: ID! title: String }',
      b: 'type Work @key(fields: "id") @extends { id: ID! @external size: Int }',
    },
  },
  {
    kind: 'an entity that leads back to itself',
    subgraphs: {
      a: 'type Query { person: Person } type Person @key(fields: "id") { id: ID! works: [Work!] } type Work @key(fields: "id", resolvable: false) { id: ID! }',
      b: 'type Work @key(fields: "id") { id: ID! author: Person title: String! } type Person @key(fields: "id", resolvable: false) { id: ID! }',
    },
  },
];
