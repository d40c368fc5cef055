/** An operation whose answer and variables the compiler knows. `npm run generate` writes them from `.graphql` files. */
export interface TypedDocument<Result, Variables> {
  /** `sha256:` and the hash of the text. */
  readonly id: string;
  readonly text: string;
  /** Never there: it only carries the types. */
  readonly __types?: (variables: Variables) => Result;
}

export type ResultOf<Document> = Document extends TypedDocument<infer Result, infer _> ? Result : never;
export type VariablesOf<Document> = Document extends TypedDocument<infer _, infer Variables> ? Variables : never;
