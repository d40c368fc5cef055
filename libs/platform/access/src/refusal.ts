/** What every refusal says, in the caller's words. The GraphQL interface `Refusal` carries the same field. */
export interface Refusing {
  message: string;
}

/** Carries a refusal out of a transaction, which rolls back. Only `answer`, outside the transaction, makes it a value. */
export class Refused extends Error {
  constructor(readonly refusal: Refusing) {
    super(refusal.message);
  }
}

/** Refuses, with a fact that the schema names. */
export function refuse(refusal: Refusing): never {
  throw new Refused(refusal);
}

/** The result of a use case, or its refusal as a member of the result union. Faults pass through. */
export async function answer<T>(work: Promise<T>): Promise<T | Refusing> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
