import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { factKind, heard, hearingTable, type ServiceName } from '@podium/contracts';
import { keyMaterial, ServiceKeys } from '@podium/platform-config';
import { Documents, FolderStore } from '@podium/platform-storage';
import { fastify, type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { documentRoute, remoteDocument } from './document-route.js';
import { factRoutes, RemoteFacts } from './fact-routes.js';
import type { FactSource } from './fact-source.js';

const robot = factKind('test.robot.v1', z.object({ id: z.string() }), ({ id }) => id);
const table = hearingTable([heard(robot, 'registrations', 'judging')]);
const keysOf = (name: ServiceName, secret = 'the secret') => new ServiceKeys(keyMaterial(secret, name));

const fact = { key: 'a/b ü', version: 3, ended: false, hash: 'a'.repeat(64), body: { id: 'a/b ü' } };
const source: FactSource = {
  digest: () => Promise.resolve({ count: 1, sum: '12345678901234567890' }),
  page: (_type, after) => Promise.resolve({ facts: after === 0 ? [fact] : [], next: null }),
  one: (_type, key) => Promise.resolve(key === fact.key ? fact : null),
};

let app: FastifyInstance;
let address: string;
let folder: string;
let hash: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'podium-routes-'));
  const documents = new Documents(new FolderStore(folder));
  hash = await documents.keep('a dossier');
  app = fastify();
  factRoutes(app, source, keysOf('registrations'), table);
  documentRoute(app, documents, keysOf('registrations'));
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

describe('facts of a service in another process', () => {
  it('are what they are in the same one', async () => {
    const remote = new RemoteFacts('registrations', address, keysOf('judging'));
    expect(await remote.digest(robot.type)).toEqual(await source.digest(robot.type));
    expect(await remote.page(robot.type, 0)).toEqual({ facts: [fact], next: null });
    expect(await remote.page(robot.type, 7)).toEqual({ facts: [], next: null });
    expect(await remote.one(robot.type, fact.key)).toEqual(fact);
    expect(await remote.one(robot.type, 'none')).toBeNull();
  });

  it('are for those alone who hear them and prove who they are', async () => {
    for (const keys of [keysOf('mailer'), keysOf('judging', 'another secret')]) {
      await expect(new RemoteFacts('registrations', address, keys).page(robot.type, 0)).rejects.toThrow('404');
    }
    const judging = new RemoteFacts('registrations', address, keysOf('judging'));
    await expect(judging.page('accounts.person.v1', 0)).rejects.toThrow('404');
    expect((await fetch(`${address}/internal/facts/${robot.type}`)).status).toBe(404);
    const headers = { 'x-podium-service': 'judging', 'x-podium-token': 'a guess' };
    expect((await fetch(`${address}/internal/facts/${robot.type}`, { headers })).status).toBe(404);
  });
});

describe('documents of a service in another process', () => {
  it('are for the other services alone', async () => {
    const get = (keys: ServiceKeys, which = hash) => remoteDocument('registrations', address, keys, which);
    expect(String(await get(keysOf('results')))).toBe('a dossier');
    expect(await get(keysOf('results'), '0'.repeat(64))).toBeNull();
    expect(await get(keysOf('results', 'another secret'))).toBeNull();
    expect((await fetch(`${address}/internal/documents/${hash}`)).status).toBe(404);
  });
});
