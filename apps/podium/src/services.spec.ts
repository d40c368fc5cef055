import { describe, expect, it } from '@jest/globals';
import { disagreements, SERVICES } from '@podium/contracts';
import type { Get } from '@podium/platform-service';
import { services } from './services.js';

/** What a service hears is stated before any of its providers is there. */
const nothingYet: Get = () => {
  throw new Error('a provider was asked for before anything was heard');
};

describe('the services', () => {
  it.each(services.map((each) => [each.name, each] as const))(
    '%s tells and hears what the table of who hears what says, and nothing else',
    (name, { tells, listenings }) => {
      expect(disagreements({ name, tells, hears: listenings?.(nothingYet) ?? [] })).toEqual([]);
    },
  );

  it('are all there are', () => expect(services.map(({ name }) => name)).toEqual([...SERVICES]));
});
