import { describe, expect, it } from '@jest/globals';
import { saysUnavailable } from './unavailable.js';

describe('a database that cannot do its work at the moment', () => {
  it.each([
    ['is going down', { code: '57P01', message: 'terminating connection due to administrator command' }],
    ['is coming up', { code: '57P03', message: 'the database system is starting up' }],
    ['has no room', { code: '53100', message: 'could not extend file' }],
    ['refuses connections', { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432' }],
    ['hangs up', { message: 'Connection terminated unexpectedly' }],
    [
      'hung up between two statements of a transaction',
      { message: 'Client has encountered a connection error and is not queryable' },
    ],
    ['was told goodbye', { message: 'Client was closed and is not queryable' }],
    ['lets nobody in', { message: 'timeout exceeded when trying to connect' }],
    ['does not greet', { message: 'timeout expired' }],
    ['does not answer', { message: 'Query read timeout' }],
  ])('%s', (_, error) => expect(saysUnavailable(Object.assign(new Error(error.message), error))).toBe(true));

  it.each([
    ['a mistake in a statement', { code: '42703', message: 'column "entrie" does not exist' }],
    ['a duplicate', { code: '23505', message: 'duplicate key value violates unique constraint' }],
    ['a mistake of ours', { message: 'Client is not a function' }],
  ])('is not %s', (_, error) => expect(saysUnavailable(Object.assign(new Error(error.message), error))).toBe(false));
});
