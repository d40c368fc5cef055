import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { SERVICES } from '@podium/contracts';
import { SETTING_NAMES } from '@podium/platform-config';
import { parse } from 'yaml';

interface Container {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
}

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Container>;
  volumes: Record<string, null>;
};
const PROCESSES = [...SERVICES, 'gateway'];
const ours = Object.entries(compose.services).filter(([, { image }]) => image === 'podium');

describe('docker-compose.yml', () => {
  it('runs every service there is, the gateway before them, and the migrating job', () => {
    expect(ours.map(([name]) => name).sort()).toEqual([...PROCESSES, 'migrate'].sort());
    for (const name of PROCESSES) {
      expect(compose.services[name]?.command).toEqual(['node', `apps/${name}/dist/main.js`]);
      expect(compose.services[name]?.environment).toMatchObject(
        Object.fromEntries(SERVICES.map((service) => [`${service.toUpperCase()}_URL`, `http://${service}:4000`])),
      );
    }
  });

  it('gives each its own credentials, and the secret and the login that may do everything to nobody but the migrating job', () => {
    const credentials = (name: string) => compose.services[name]?.volumes ?? [];
    for (const name of PROCESSES) {
      expect(credentials(name)).toEqual([`${name}-credentials:/credentials:ro`]);
      expect(compose.volumes).toHaveProperty(`${name}-credentials`);
    }
    expect(credentials('migrate')).toEqual(PROCESSES.map((name) => `${name}-credentials:/credentials/${name}`));
    const holders = ours.filter(([, container]) => /PODIUM_SECRET|POSTGRES_PASSWORD/.test(JSON.stringify(container)));
    expect(holders.map(([name]) => name)).toEqual(['migrate']);
    const made = /for name in ([a-z ]+);/.exec(read('Dockerfile'))?.[1]?.split(' ');
    expect(made).toEqual(PROCESSES);
  });

  it('sets nothing that is no setting', () => {
    for (const [, { environment = {} }] of ours)
      expect(SETTING_NAMES).toEqual(expect.arrayContaining(Object.keys(environment)));
  });

  it('shows the letters on this machine alone and behind a password', () => {
    const { ports = [], environment = {} } = compose.services['mail'] ?? {};
    expect(ports).toHaveLength(1);
    expect(ports[0]).toMatch(/^127\.0\.0\.1:/);
    expect(environment['MP_UI_AUTH']).toMatch(/^podium:\$\{MAIL_PASSWORD:\?/);
  });

  it('opens no other port than the gateway’s to the network', () => {
    const open = Object.entries(compose.services).filter(([, { ports = [] }]) =>
      ports.some((port) => !port.startsWith('127.0.0.1:')),
    );
    expect(open.map(([name]) => name)).toEqual(['gateway']);
  });

  it('names a version of every image', () => {
    for (const [, { image = '' }] of Object.entries(compose.services)) {
      if (image !== 'podium') expect(image).toMatch(/:v?\d+(\.\d+)*(-\w+)?$/);
    }
  });
});
