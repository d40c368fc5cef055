import type pg from 'pg';

/**
 * Keeps the relay from seeing what is committed while `work` runs, and forgets it afterwards: what a submission sets off,
 * letters above all, would otherwise run beside the next submissions, and the bare route sets off nothing.
 */
export async function holdingEvents<T>(db: pg.Client, work: () => Promise<T>): Promise<T> {
  await db.query(
    `ALTER TABLE registrations.outbox ENABLE ROW LEVEL SECURITY;
     CREATE POLICY held ON registrations.outbox FOR INSERT WITH CHECK (true)`,
  );
  try {
    return await work();
  } finally {
    await db.query(
      `DELETE FROM registrations.outbox;
       DROP POLICY held ON registrations.outbox;
       ALTER TABLE registrations.outbox DISABLE ROW LEVEL SECURITY`,
    );
  }
}
