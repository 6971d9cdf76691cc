import { describe, expect, it } from '@jest/globals';
import { defaultSettings, LiveSettings } from '../../config/index.js';
import { bareAddress, peerName } from './peer-name.js';
import { Peers } from './peers.js';

const live = new LiveSettings(defaultSettings('/'));
function peers(trustedProxies: string | null): Peers {
  live.replace({ ...live.current, trustedProxies });
  return new Peers(live);
}

function nameOf(trusted: string | null, remoteAddress: string | undefined, forwardedFor?: string): string {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  return peers(trusted).nameOf({ remoteAddress, headers });
}

describe('whom limits count', () => {
  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:1:2:3', true],
    ['2001:db8::1', '2001:db8:0:0:9::', true],
    ['2001:db8::1', '2001:0db8:0000::1', true],
    ['fe80::1%eth0', 'fe80::2', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['::1', '1::1', false],
    ['::ffff:192.0.2.1', '192.0.2.1', true],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
  ])('takes %s and %s for one: %s', (one, other, isOne) => {
    expect(nameOf(null, one) === nameOf(null, other)).toBe(isOne);
  });

  it.each([
    [null, '127.0.0.1', '203.0.113.9', '127.0.0.1'],
    ['loopback', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['loopback', '::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['172.18.0.0/16', '172.18.0.2', '203.0.113.9', '203.0.113.9'],
    ['172.18.0.0/16', '172.19.0.2', '203.0.113.9', '172.19.0.2'],
    ['fd00::2', 'fd00::2', '2001:db8:9:9::7', '2001:db8:9:9'],
    ['loopback,10.0.0.0/8', '127.0.0.1', '203.0.113.9, 10.1.1.1', '203.0.113.9'],
    // What stands before the last untrusted one is of that one's making.
    ['loopback', '127.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['loopback', '127.0.0.1', '127.0.0.1, 203.0.113.9', '203.0.113.9'],
    ['loopback', '127.0.0.1', 'made up, 203.0.113.9', '203.0.113.9'],
    ['loopback', '127.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
    ['loopback', '127.0.0.1', '[2001:db8:1:2::9]:4711', '2001:db8:1:2'],
    ['loopback', '127.0.0.1', 'nonsense', '127.0.0.1'],
    ['loopback', '127.0.0.1', '', '127.0.0.1'],
    ['loopback', '127.0.0.1', undefined, '127.0.0.1'],
  ])('trusting %s, for a connection from %s that tells of "%s": %s', (trusted, remote, told, name) => {
    expect(nameOf(trusted, remote, told)).toBe(name);
  });

  it('follows the setting while the host runs', () => {
    const one = peers(null);
    const request = { remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '203.0.113.9' } };
    expect(one.nameOf(request)).toBe('127.0.0.1');
    live.replace({ ...live.current, trustedProxies: 'loopback' });
    expect(one.nameOf(request)).toBe('203.0.113.9');
    expect(one.isTrusted('127.0.0.1')).toBe(true);
    expect(one.isTrusted('192.0.2.1')).toBe(false);
  });

  it('knows programs of this machine, and not what a proxy on it passes on', () => {
    const one = peers('loopback');
    expect(one.isOwnMachine({ remoteAddress: '127.0.0.1', headers: {} })).toBe(true);
    expect(one.isOwnMachine({ remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '127.0.0.1' } })).toBe(false);
    expect(one.isOwnMachine({ remoteAddress: '127.0.0.1', headers: {}, httpVersion: '1.0' })).toBe(false);
    expect(one.isOwnMachine({ remoteAddress: '192.168.1.7', headers: {} })).toBe(false);
  });

  it('gives a connection without an address a name, too', () => {
    expect(nameOf(null, undefined)).toBe('');
    expect(bareAddress('999.1.1.1')).toBeNull();
    expect(peerName('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  });
});
