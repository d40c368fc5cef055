import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { databaseFrom, throwAwayDatabase, type ThrowAwayDatabase } from './throw-away-database.js';

const made: ThrowAwayDatabase[] = [];
afterEach(async () => {
  await Promise.all(made.splice(0).map((database) => database.drop()));
});

async function keep(database: Promise<ThrowAwayDatabase>): Promise<ThrowAwayDatabase> {
  made.push(await database);
  return database;
}

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a throw-away database', () => {
  it('is PostgreSQL with UTF-8 and the built-in C.UTF-8 locale, so that Chinese has trigrams', async () => {
    const { url } = await keep(throwAwayDatabase());
    await rows(url, 'CREATE EXTENSION pg_trgm');
    expect(await rows(url, `SELECT cardinality(show_trgm('香港資訊')) AS trigrams, upper('é') AS upper`)).toEqual([
      { trigrams: 5, upper: 'É' },
    ]);
  });

  it('is seen by nobody else and is gone after drop', async () => {
    const [one, two] = [await keep(throwAwayDatabase()), await keep(throwAwayDatabase())];
    await rows(one.url, 'CREATE TABLE award (name text)');
    expect(await rows(two.url, `SELECT to_regclass('award') AS award`)).toEqual([{ award: null }]);
    const held = new pg.Client(one.url);
    held.on('error', () => undefined); // drop() cuts it.
    await held.connect();
    await one.drop();
    await expect(rows(one.url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
    await held.end();
  });
});

describe('a database from a template', () => {
  it('has what the template has, and the template is prepared once for many who ask at once', async () => {
    let prepared = 0;
    const prepare = async (url: string) => {
      prepared++;
      await rows(url, `CREATE TABLE category (code text); INSERT INTO category VALUES ('SL')`);
    };
    const copies = await Promise.all(Array.from({ length: 4 }, () => keep(databaseFrom('once_for_all', prepare))));
    expect(prepared).toBe(1);
    for (const { url } of copies) expect(await rows(url, 'SELECT code FROM category')).toEqual([{ code: 'SL' }]);
  });

  it('is prepared anew when the first preparation failed half-way', async () => {
    const half = databaseFrom('second_try', async (url) => {
      await rows(url, 'CREATE TABLE category (code text)');
      throw new Error('power cut');
    });
    await expect(half).rejects.toThrow('power cut');
    const { url } = await keep(databaseFrom('second_try', (at) => rows(at, 'CREATE TABLE category (code text)')));
    expect(await rows(url, 'SELECT * FROM category')).toEqual([]);
  });

  it('refuses a name that could not be a database', async () => {
    await expect(databaseFrom('Résultats; DROP', async () => undefined)).rejects.toThrow(RangeError);
  });
});
