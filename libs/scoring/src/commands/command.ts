/** One command of the tool: reads a JSON value, answers with a JSON value. */
export interface Command {
  readonly name: string;
  /** JSON Schema (draft 2020-12) of the input. The dispatcher validates before `run`, so `run` trusts the shape. */
  readonly schema: object;
  /**
   * @param input what `schema` accepts; each command narrows it to its own type
   * @throws {NotComputable} for what is undefined or infeasible
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the schema, not the compiler, says what it is
  run(input: any): unknown | Promise<unknown>;
}
