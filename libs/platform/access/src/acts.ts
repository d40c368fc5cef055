import { refuse, type Refusal } from '@podium/platform-graphql';
import type { Capacity } from './capacity.js';

/** One thing that people do to an aggregate: in which capacity, from which states, and the state it is in afterwards. */
export interface ActRow<State extends string> {
  by: readonly Capacity[];
  /** Absent: in any state. */
  from?: readonly State[];
  /** Absent: it stays in its state. */
  to?: State;
  /** What the table of rights in the docs calls it, with the field of the graph in backticks. */
  says: string;
}

/** Which check stands before which acts; read across. The first reason why not counts. */
export type GateRow<Act extends string, Facts> = readonly [
  check: (facts: Facts) => Refusal | undefined,
  ...acts: (Act | 'every act')[],
];

export interface ActTable<Act extends string, State extends string, Facts> {
  /** The aggregate, as organisers call it. */
  of: string;
  acts: Readonly<Record<Act, ActRow<State>>>;
  gates: readonly GateRow<Act, Facts>[];
  /** To whoever has none of the act's capacities; must not tell what they may not see. */
  notTheirs(act: Act, facts: Facts): Refusal;
  /** To whoever has one, while the aggregate is in another state. */
  notNow(act: Act, state: State, facts: Facts): Refusal;
}

/** Who asks, of what: the capacities they have towards this aggregate, its state, and what the gates look at. */
export interface Asked<State extends string, Facts> {
  capacities: ReadonlySet<Capacity>;
  state: State;
  facts: Facts;
}

/** The acts of one aggregate. Use cases, `viewerCan` and the docs read the same table. */
export class Acts<Act extends string, State extends string, Facts> {
  private readonly gatesOf: ReadonlyMap<Act, readonly ((facts: Facts) => Refusal | undefined)[]>;

  constructor(readonly table: ActTable<Act, State, Facts>) {
    this.gatesOf = new Map(
      this.names.map((act) => [
        act,
        table.gates
          .filter(([, ...acts]) => acts.some((each) => each === act || each === 'every act'))
          .map(([check]) => check),
      ]),
    );
  }

  get names(): Act[] {
    return Object.keys(this.table.acts) as Act[];
  }

  /** Whether they have a capacity in which the act may be done at all. Lists are cut by it before anything is read. */
  isTheirs(act: Act, held: ReadonlySet<Capacity>): boolean {
    return this.table.acts[act].by.some((capacity) => held.has(capacity));
  }

  /** The first reason why not: the capacity, then the state, then the gates in their order. */
  reasonAgainst(act: Act, { capacities, state, facts }: Asked<State, Facts>): Refusal | undefined {
    if (!this.isTheirs(act, capacities)) return this.table.notTheirs(act, facts);
    const { from } = this.table.acts[act];
    if (from && !from.includes(state)) return this.table.notNow(act, state, facts);
    for (const check of this.gatesOf.get(act) ?? []) {
      const reason = check(facts);
      if (reason) return reason;
    }
    return undefined;
  }

  /**
   * Refuses unless the act may be done now.
   * @returns the state in which the aggregate is afterwards
   * @throws {Refused} with the first reason why not
   */
  enforce(act: Act, asked: Asked<State, Facts>): State {
    const reason = this.reasonAgainst(act, asked);
    if (reason) refuse(reason);
    return this.table.acts[act].to ?? asked.state;
  }

  /** The acts that would not be refused now, in the table's order: what `viewerCan` answers. */
  open(asked: Asked<State, Facts>): Act[] {
    return this.names.filter((act) => this.reasonAgainst(act, asked) === undefined);
  }
}
