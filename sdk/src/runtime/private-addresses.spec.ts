import { describe, expect, it } from '@jest/globals';
import { isPrivateAddress as hostSays } from '../../../src/http/private-address.js';
import { isPrivateAddress } from './private-addresses.js';

describe('addresses of the local network', () => {
  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.31.255.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '255.255.255.255',
    '224.0.0.1',
    '::',
    '::1',
    '[::1]',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::10.0.0.1',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2002:7f00:1::',
    '100::1',
    '5f00::1',
    'fec0::1',
    '2001:db8::1',
  ])('%s is one', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '[2001:4860::8888]',
    '::ffff:8.8.8.8',
    'words.example',
    '',
  ])('%s is none', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

it.each([
  ...[
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.1.1',
    '172.16.0.1',
    '172.32.0.1',
    '192.0.0.1',
    '192.168.1.1',
  ],
  ...[
    '198.18.0.1',
    '198.20.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '8.8.8.8',
    '::',
    '::1',
    '::2',
    'fc00::1',
    'fe80::1',
  ],
  ...[
    'fec0::1',
    'ff02::1',
    '2002:7f00:1::',
    '64:ff9b::7f00:1',
    '64:ff9b::808:808',
    '64:ff9b:1::1',
    '::ffff:10.0.0.1',
    '2606:4700::1',
  ],
])('says of %s what the host says', (address) => {
  expect(isPrivateAddress(address)).toBe(hostSays(address));
});
