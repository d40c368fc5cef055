import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as identifiers from './index.js';

const { readBusinessRegistration, readEconomy, readEmail, readPhone, displayedName } = identifiers;
const { findIdentityNumbers, mayHoldIdentityNumber, holdsIdentityNumber, identityCheckDigit, withoutIdentityNumbers } =
  identifiers;

describe('identity card numbers', () => {
  it.each([
    'A123456(3)',
    'AB987654(3)',
    'a123456(3)',
    'A1234563',
    ' A123456-3 ',
    'A 123456 (3)',
    'HKID: A1234563',
    'My identity card is AB9876543.',
    '身份證號碼 A1234563',
    'Ａ１２３４５６（３）',
    '身份證A123456(3)號',
  ])('recognises %s', (text) => expect(holdsIdentityNumber(text)).toBe(true));

  it.each([
    'A123456(4)',
    'AB987654(2)',
    'A12345(3)',
    'ABC123456(3)',
    'A123456(34)',
    'xA1234563x',
    '12345678',
    '+852 2123 4567',
    'HK1234560',
  ])('leaves %s alone', (text) => expect(holdsIdentityNumber(text)).toBe(false));

  it.each(['US7479949', 'CR3012358', 'patent US7479949', 'Part A1234563 of the kit'])(
    'takes %s for what may be the number of something else: it warns, and does not refuse',
    (text) => {
      expect([holdsIdentityNumber(text), mayHoldIdentityNumber(text)]).toEqual([false, true]);
    },
  );

  it('leaves Hong Kong patents alone whose number would pass, but not a card number in brackets', () => {
    const check = identityCheckDigit('HK', '123456');
    expect(holdsIdentityNumber(`HK123456${check}`)).toBe(false);
    expect(holdsIdentityNumber(`HK123456(${check})`)).toBe(true);
  });

  it('says where they stand, and takes them out', () => {
    const text = 'My card is A123456(3), hers AB987654(3).';
    expect(findIdentityNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'A123456(3)',
      'AB987654(3)',
    ]);
    expect(withoutIdentityNumbers(text)).toBe('My card is ••••••••••, hers •••••••••••.');
  });

  it('finds every number that carries its own check digit, and none that carries another', () => {
    const letters = fc.stringMatching(/^[A-Z]{1,2}$/);
    const digits = fc.stringMatching(/^\d{6}$/);
    fc.assert(
      fc.property(letters, digits, fc.constantFrom(...'0123456789A'), (some, six, other) => {
        const check = identityCheckDigit(some, six);
        expect(holdsIdentityNumber(`(${some}${six}(${check}))`)).toBe(true);
        expect(holdsIdentityNumber(`${some}${six}(${other})`)).toBe(other === check);
      }),
    );
  });

  it('takes linear time: a million digits are walked through once', () => {
    expect(findIdentityNumbers('A1'.repeat(500_000))).toEqual([]);
    expect(findIdentityNumbers('1'.repeat(1_000_000))).toEqual([]);
  });
});

describe('Business Registration numbers', () => {
  it.each([
    ['12345678', '12345678', null],
    [' 12345678 ', '12345678', null],
    ['１２３４５６７８', '12345678', null],
    ['12345678-000-06-24-A', '12345678', '000'],
    ['12345678-001', '12345678', '001'],
  ])('reads %s', (text, number, branch) => expect(readBusinessRegistration(text)).toEqual({ number, branch }));

  it.each(['1234567', '123456789', 'ABCDEFGH', '', '12345678-0'])('refuses %j', (text) =>
    expect(readBusinessRegistration(text)).toBeNull(),
  );

  it('refuses no eight digits on a check sum', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{8}$/), (text) => readBusinessRegistration(text)?.number === text));
  });
});

describe('telephone numbers', () => {
  it.each([
    ['2123 4567', '+85221234567'],
    ['+852 9123-4567', '+85291234567'],
    ['0085261234567', '+85261234567'],
    ['(852) 2123 4567', '+85221234567'],
    ['852-2123 4567', '+85221234567'],
    ['85221234567', '+85221234567'],
    ['4123 4567', '+85241234567'],
    ['+86 138 0013 8000', '+8613800138000'],
    ['+44 20 7946 0958', '+442079460958'],
    ['0044 20 7946 0958', '+442079460958'],
    ['+853 2872 1234', '+85328721234'],
  ])('reads %s', (text, e164) => expect(readPhone(text)).toBe(e164));

  it.each(['1234 5678', '0123 4567', '2123 456', '+852 1234 5678', 'call me', '', '+999 123'])('refuses %j', (text) =>
    expect(readPhone(text)).toBeNull(),
  );
});

describe('e-mail addresses', () => {
  it('keeps what stands before the sign and puts the domain in small letters', () => {
    expect(readEmail(' Tai.Man@Example.HK ')).toBe('Tai.Man@example.hk');
  });
  it.each([
    '',
    'tai.man',
    '@example.hk',
    'a@b',
    'a b@example.hk',
    `${'a'.repeat(65)}@example.hk`,
    `a@${'b'.repeat(260)}.hk`,
  ])('refuses %j', (text) => expect(readEmail(text)).toBeNull());
});

describe('economies', () => {
  it.each([
    ['Chinese Taipei', 'chinese-taipei'],
    ['hong kong, china', 'hong-kong'],
    ['中國澳門', 'macao'],
    ['Vietnam', 'viet-nam'],
  ])('knows %s', (text, id) => expect(readEconomy(text)?.id).toBe(id));

  it('prints formal names only', () => {
    const names = identifiers.economies.map(({ name }) => name.en);
    expect(names).toEqual(expect.arrayContaining(['Chinese Taipei', 'Hong Kong, China', 'Macao, China']));
    expect(names).not.toContain('Hong Kong');
  });

  it('has no name that leads to two, and a source for each', () => {
    for (const { id, name, alsoKnownAs, source } of identifiers.economies) {
      for (const one of [...Object.values(name), ...alsoKnownAs]) expect(readEconomy(one)?.id).toBe(id);
      expect(source).not.toBe('');
    }
  });

  it('does not know what is on no list', () => expect(readEconomy('constructor')).toBeNull());
});

describe('personal names', () => {
  const name = { familyName: 'Chan', givenName: 'Tai Man', otherName: 'Peter', nameZh: '陳大文' };
  it('are shown in Hong Kong order, and never split', () => {
    expect(displayedName(name)).toBe('CHAN Tai Man, Peter');
    expect(displayedName(name, 'zhHant')).toBe('陳大文');
    expect(displayedName({ ...name, displayName: 'Dr Peter Chan' }, 'zhHant')).toBe('Dr Peter Chan');
    expect(displayedName({ nameZh: '陳大文' })).toBe('陳大文');
  });
});
