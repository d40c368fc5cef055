import type pg from 'pg';

export interface Column {
  name: string;
  /** OID of its type. */
  type: number;
  /** Where it comes straight from a table: that table's OID and the column's number; 0 for whatever is computed. */
  table: number;
  number: number;
}

/** What PostgreSQL says of a statement without running it. */
export interface Description {
  text: string;
  parameters: number[];
  /** Empty for a statement that gives no rows. */
  columns: Column[];
}

interface RowDescription {
  fields: { name: string; dataTypeID: number; tableID: number; columnID: number }[];
}

/** One statement in the extended protocol, parsed and described and never executed. */
class Describing implements pg.Submittable {
  private readonly description: Description;
  constructor(
    private readonly text: string,
    private readonly done: (error: Error | undefined, description: Description) => void,
  ) {
    this.description = { text, parameters: [], columns: [] };
  }

  submit(connection: pg.Connection): void {
    connection.once('parameterDescription', ({ dataTypeIDs }: { dataTypeIDs: number[] }) => {
      this.description.parameters = dataTypeIDs;
    });
    connection.parse({ name: '', text: this.text, types: [] }, true);
    connection.describe({ type: 'S', name: '' }, true);
    connection.sync();
  }

  handleRowDescription({ fields }: RowDescription): void {
    this.description.columns = fields.map(({ name, dataTypeID, tableID, columnID }) => ({
      name,
      type: dataTypeID,
      table: tableID,
      number: columnID,
    }));
  }

  // After an error the driver calls nothing more.
  handleError(error: Error): void {
    this.done(error, this.description);
  }

  handleReadyForQuery(): void {
    this.done(undefined, this.description);
  }
}

/**
 * What PostgreSQL says of a statement: its parameters and its columns.
 * @throws what PostgreSQL finds wrong with it, e.g. an unknown column (42703)
 */
export function describe(client: pg.Client, text: string): Promise<Description> {
  return new Promise((resolve, reject) => {
    client.query(new Describing(text, (error, description) => (error ? reject(error) : resolve(description))));
  });
}

/** The names of the columns that may hold NULL, by `table.number`. */
export async function nullableColumns(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ key: string; name: string }>(
    `SELECT attrelid::oid || '.' || attnum AS key, attname AS name FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND NOT attnotnull`,
  );
  return new Map(rows.map(({ key, name }) => [key, name]));
}
