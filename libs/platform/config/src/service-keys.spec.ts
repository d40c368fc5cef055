import { describe, expect, it } from '@jest/globals';
import { SERVICES } from '@podium/contracts';
import { keyMaterial, SealBroken, ServiceKeys, type Party } from './service-keys.js';

const keysOf = (name: Party, secret = 'the secret') => new ServiceKeys(keyMaterial(secret, name));
const [accounts, judging, mailer, gateway] = (['accounts', 'judging', 'mailer', 'gateway'] as const).map((name) =>
  keysOf(name),
) as [ServiceKeys, ServiceKeys, ServiceKeys, ServiceKeys];

describe('the keys of a service', () => {
  it('let a listener tell who said something, to whom, and that it is unchanged', () => {
    const told = '{"id":"1","type":"accounts.appointment-made.v1"}';
    const signature = accounts.sign('judging', told);
    expect(judging.verify('accounts', told, signature)).toBe(true);
    // Somebody else's signature, the same for another listener, another text, another direction, nothing.
    expect(judging.verify('accounts', told, mailer.sign('judging', told))).toBe(false);
    expect(judging.verify('accounts', told, accounts.sign('mailer', told))).toBe(false);
    expect(judging.verify('accounts', `${told} `, signature)).toBe(false);
    expect(judging.verify('accounts', told, judging.sign('accounts', told))).toBe(false);
    expect(accounts.signingKey('accounts', 'judging')).toBe(judging.signingKey('accounts', 'judging'));
    expect(() => mailer.signingKey('accounts', 'judging')).toThrow(/no part/);
    for (const none of [undefined, null, '', 5, {}]) expect(judging.verify('accounts', told, none)).toBe(false);
  });

  it('prove to each service that it is the gateway who asks, with a token of its own for each', () => {
    expect(judging.isFrom('gateway', gateway.token('judging'))).toBe(true);
    expect(judging.isFrom('gateway', gateway.token('mailer'))).toBe(false);
    expect(judging.isFrom('gateway', mailer.token('judging'))).toBe(false);
    expect(judging.isFrom('gateway', undefined)).toBe(false);
    expect(new Set(SERVICES.map((name) => gateway.token(name))).size).toBe(SERVICES.length);
  });

  it('seal what only one service may read, also what it keeps for itself', () => {
    const sealed = accounts.seal('mailer', '654321');
    expect(sealed).not.toContain('654321');
    expect(mailer.open('accounts', sealed)).toBe('654321');
    expect(accounts.seal('mailer', '654321')).not.toBe(sealed);
    for (const broken of [
      `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`,
      sealed.slice(0, -2),
      '',
      judging.seal('mailer', '654321'),
    ]) {
      expect(() => mailer.open('accounts', broken)).toThrow(SealBroken);
    }
    expect(() => judging.open('accounts', sealed)).toThrow(SealBroken);
    expect(mailer.open('mailer', mailer.seal('mailer', '字'))).toBe('字');
  });

  it('hold nothing that two others have between them, nor the secret itself', () => {
    const held = JSON.stringify(keyMaterial('the secret', 'judging'));
    expect(held).not.toContain('the secret');
    const { own, to } = keyMaterial('the secret', 'accounts');
    for (const other of [own, to.mailer, to.registrations, to.accounts]) expect(held).not.toContain(other as string);
    expect(held).toContain(to.judging as string);
    expect(keyMaterial('another secret', 'judging').own).not.toBe(keyMaterial('the secret', 'judging').own);
    expect(keyMaterial('the secret', 'judging', 'since May').own).not.toBe(keyMaterial('the secret', 'judging').own);
  });
});
