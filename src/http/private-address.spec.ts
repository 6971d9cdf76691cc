import { describe, expect, it } from '@jest/globals';
import { isLoopbackUrl, isPrivateAddress } from './private-address.js';
import { redactUrl } from './redact-url.js';

describe('addresses that answers may not name', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:c0a8:101',
    '64:ff9b::10.0.0.1',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2002:7f00:1::',
    '100::1',
    '5f00::1',
    'fec0::1',
    '2001:db8::1',
    'not an address',
  ])('refuses %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each([
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('allows %s', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });

  it.each([
    ['http://127.0.0.1:80/', true],
    ['http://localhost/x', true],
    ['http://[::1]:9/', true],
    ['http://api.localhost', true],
    ['https://api.deezer.com', false],
    ['http://127.0.0.1.example.org', false],
    ['http://localhost.example.org', false],
    ['nonsense', false],
  ])('knows that %s is loopback: %p', (url, expected) => {
    expect(isLoopbackUrl(url)).toBe(expected);
  });
});

describe('redactUrl', () => {
  it.each([
    ['https://cdn.example/media/a/b.mp3?hdnea=exp=1~hmac=secret#x', 'https://cdn.example/media/a/b.mp3?…'],
    ['https://user:pass@cdn.example/x', 'https://cdn.example/x'],
    [`https://cdn.example/${'f'.repeat(64)}/b`, 'https://cdn.example/ffffffff…/b'],
    ['nonsense', '[not a URL]'],
  ])('%s', (url, expected) => {
    expect(redactUrl(url)).toBe(expected);
  });
});
