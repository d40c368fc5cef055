import { expect, it } from '@jest/globals';
import { networksOf } from './networks.js';
import { pauseAfterLetters, pauseAfterTries } from './pauses.js';

it.each([
  ['192.0.2.7', { client: '192.0.2.7' }],
  ['::ffff:192.0.2.7', { client: '192.0.2.7' }],
  ['2001:db8:1:2:3:4:5:6', { client: '2001:db8:1:2::/64', wider: '2001:db8:1::/48' }],
  ['2001:DB8:1:2::', { client: '2001:db8:1:2::/64', wider: '2001:db8:1::/48' }],
  ['2001:db8:1:0002:ffff::1', { client: '2001:db8:1:2::/64', wider: '2001:db8:1::/48' }],
  ['2001:db8::1', { client: '2001:db8:0:0::/64', wider: '2001:db8:0::/48' }],
  ['::1', { client: '0:0:0:0::/64', wider: '0:0:0::/48' }],
  ['fe80::1%eth0', { client: 'fe80:0:0:0::/64', wider: 'fe80:0:0::/48' }],
  ['64:ff9b::192.0.2.7', { client: '64:ff9b:0:0::/64', wider: '64:ff9b:0::/48' }],
  ['no address', { client: 'no address' }],
  [undefined, { client: '' }],
])('%j counts as %j', (address, networks) => expect(networksOf(address)).toEqual(networks));

it('pauses grow from five seconds to ten minutes and no further', () => {
  expect([4, 5, 6, 7, 11, 12, 1_000].map((tries) => pauseAfterTries(tries, 5) / 1_000)).toEqual([
    0, 5, 10, 20, 320, 600, 600,
  ]);
});

it('a crowd waits a tenth of a second for each letter too many, ten seconds at most', () => {
  expect([299, 300, 309, 398, 399, 5_000].map((sent) => pauseAfterLetters(sent, 300) / 1_000)).toEqual([
    0, 0.1, 1, 9.9, 10, 10,
  ]);
});
