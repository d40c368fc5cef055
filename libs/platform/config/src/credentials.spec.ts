import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { credentialsFile, credentialsOfProcess, readCredentials, writeCredentials } from './credentials.js';
import { StartRefused } from './refused.js';
import { keyMaterial } from './service-keys.js';

const folder = mkdtempSync(join(tmpdir(), 'podium-credentials-'));
afterAll(() => rmSync(folder, { recursive: true }));

const judging = {
  keys: keyMaterial('the secret of a test', 'judging'),
  databaseUrl: 'postgresql://podium_judging:x@db/podium',
  queueUrl: 'postgresql://podium_queue:x@db/podium',
};

describe('the credentials of a process', () => {
  it('are written for their owner alone, and read again as they were', () => {
    const file = credentialsFile(folder, 'judging');
    writeCredentials(file, judging);
    // An older one that anybody could read does not stay so.
    chmodSync(file, 0o644);
    writeCredentials(file, judging);
    expect(readCredentials(file, 'judging')).toEqual(judging);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(statSync(join(file, '..')).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain('the secret of a test');
    const inDataFolder = { PODIUM_DATA_DIR: join(folder, 'data') };
    writeCredentials(credentialsFile(join(folder, 'data', 'credentials'), 'judging'), judging);
    expect(credentialsOfProcess(inDataFolder, 'judging').credentials).toEqual(judging);
  });

  it.each([
    ['that are missing', join(folder, 'nowhere.json'), 'judging', /npm run migrate.*PODIUM_CREDENTIALS/],
    ['of somebody else', credentialsFile(folder, 'judging'), 'mailer', /is for judging; this is mailer/],
    ['cut in half', join(folder, 'half.json'), 'judging', /holds no credentials/],
  ] as const)('%s are refused with a sentence', (_, file, name, sentence) => {
    writeFileSync(join(folder, 'half.json'), JSON.stringify(judging).slice(0, 90));
    const read = () => readCredentials(file, name);
    expect(read).toThrow(StartRefused);
    expect(read).toThrow(sentence);
  });
});
