import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { derivedSecret, installationSecret } from './secret.js';
import { misspeltSettings } from './misspelt.js';
import { readSettings, SettingsRefused } from './settings.js';

describe('the settings', () => {
  it('have defaults that work with nothing set, and an empty variable counts as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', SIGN_IN_CODE_MINUTES: '' })).toEqual(readSettings({}));
    expect(readSettings({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 4000,
      SIGN_IN_TRIES_BEFORE_PAUSE: 5,
      LOG_LEVEL: 'info',
    });
  });

  it('are read as what they are', () =>
    expect(readSettings({ PORT: '0', DATABASE_POOL: '25', REDIS_URL: 'redis://queue:6379' })).toMatchObject({
      PORT: 0,
      DATABASE_POOL: 25,
      REDIS_URL: 'redis://queue:6379',
    }));

  it.each([
    ['DATABASE_URL', 'mysql://podium@localhost/podium', 'postgresql://'],
    ['DATABASE_URL', 'localhost', 'postgresql://'],
    ['REDIS_URL', 'http://queue', 'redis://'],
    ['SMTP_URL', 'mail.example.org:25', 'smtp://'],
    ['JUDGING_URL', 'judging:4000', 'http://'],
  ])('refuse %s=%s, which is no address of that kind', (name, value, begin) => {
    const [mistake = '', ...others] = mistakeOf(() => readSettings({ [name]: value })).mistakes;
    expect(others).toEqual([]);
    expect(mistake).toMatch(new RegExp(`^${name}: .*${begin}`));
  });

  it('that are misspelt are named with what may be meant, and no others of the environment are', () => {
    const env = {
      PODIUM_DATADIR: '/data',
      PODIUM_DATA_DIR: '/data',
      PODIUM_COLOUR: 'red',
      REDIS_URI: 'redis://queue',
      DATABSE_URL: 'postgresql://db',
      PODIUM_SERVICE_HOST: '10.0.0.7',
      PODIUM_PORT_4000_TCP: 'tcp://10.0.0.7:4000',
      PATH: '/usr/bin',
      HOSTNAME: 'podium-0',
      URL: 'https://example.org',
    };
    expect(misspeltSettings(env)).toEqual([
      'PODIUM_DATADIR is no setting of Podium and has no effect. Is PODIUM_DATA_DIR meant?',
      'PODIUM_COLOUR is no setting of Podium and has no effect.',
      'REDIS_URI is no setting of Podium and has no effect. Is REDIS_URL meant?',
      'DATABSE_URL is no setting of Podium and has no effect. Is DATABASE_URL meant?',
    ]);
  });

  it('that cannot be used are all named at once, and no secret is shown', () => {
    const secret = 'too short a secret';
    const read = () =>
      readSettings({
        PORT: '65536',
        DATABASE_POOL: 'many',
        LOG_LEVEL: 'loud',
        PODIUM_SECRET: secret,
        REDIS_URL: 'nowhere',
      });
    expect(read).toThrow(SettingsRefused);
    const { mistakes, message } = mistakeOf(read);
    expect(mistakes.map((mistake) => mistake.split(':')[0]).sort()).toEqual([
      'DATABASE_POOL',
      'LOG_LEVEL',
      'PODIUM_SECRET',
      'PORT',
      'REDIS_URL',
    ]);
    expect(message).not.toContain(secret);
  });

  it.each(['0', '-1', '1.5', 'NaN', 'Infinity', '1e400'])('take %s for no whole number above zero', (value) =>
    expect(mistakeOf(() => readSettings({ SESSION_DAYS: value })).mistakes).toHaveLength(1),
  );
});

describe('the secret of an installation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'podium-secret-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the one that is set, and then none is kept', () =>
    expect(installationSecret({ PODIUM_SECRET: 'given', PODIUM_DATA_DIR: join(folder, 'unused') })).toBe('given'));

  it('is made once, kept with the data for its owner alone, and found again', () => {
    const settings = { PODIUM_DATA_DIR: join(folder, 'data') };
    const secret = installationSecret(settings);
    expect(secret).toMatch(/^[\w-]{64}$/);
    expect(installationSecret(settings)).toBe(secret);
    const file = join(settings.PODIUM_DATA_DIR, 'secret');
    expect(readFileSync(file, 'utf8')).toBe(secret);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('gives a secret for each purpose that tells nothing of the others', () => {
    const purposes = ['login:podium_mailer', 'sign-in-code', 'gateway'].map((purpose) =>
      derivedSecret('secret', purpose),
    );
    expect(new Set(purposes).size).toBe(3);
    for (const derived of purposes) expect(derived).toMatch(/^[\w-]{43}$/);
    expect(derivedSecret('secret', 'gateway')).toBe(purposes[2]);
    expect(derivedSecret('another', 'gateway')).not.toBe(purposes[2]);
  });
});

function mistakeOf(read: () => unknown): SettingsRefused {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsRefused) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
