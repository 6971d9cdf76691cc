import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';

interface Finding {
  what: string;
  line: number;
  id: string;
}
interface Advisory {
  name: string;
  title: string;
  severity: string;
  url: string;
}

const scripts = '../../scripts/supply';
const { findSecrets } = (await import(`${scripts}/secret-scan.mjs`)) as { findSecrets: (text: string) => Finding[] };
const { lockfileFaults } = (await import(`${scripts}/lockfile.mjs`)) as {
  lockfileFaults: (lock: object, manifest: object) => string[];
};
const { isPermissive, licenceFaults } = (await import(`${scripts}/licences.mjs`)) as {
  isPermissive: (expression: string) => boolean;
  licenceFaults: (packages: { name: string; licence: string; isDev: boolean }[]) => string[];
};
const { auditFaults } = (await import(`${scripts}/audit.mjs`)) as {
  auditFaults: (report: object, allowed: object[], today: string) => string[];
};

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
const base64 = (bytes: number): string => randomBytes(bytes).toString('base64url');

describe('the secret scan', () => {
  // Put together here, so that this file holds none.
  it.each([
    ['a private key', `${'-'.repeat(5)}BEGIN OPENSSH PRIVATE KEY${'-'.repeat(5)}`],
    ['an account cookie', hex(96)],
    ['an account cookie', `DEEMUSIC_DEEZER_ARL=${hex(40)}`],
    ['an access token of this host', `dm_${base64(32)}`],
    ['a sealed secret', `"enc:v1:${base64(60)}"`],
    ['a stream secret', `streamSecret: '${'a1b2c3d4'.repeat(2)}'`],
    ['a signed media address', `x.mp3?hdnea=exp=1~acl=/*~hmac=${hex(32)}`],
    ['a key of a cloud', `AKIA${'A1B2'.repeat(4)}`],
    ['a token of a code host', `ghp_${'aB3'.repeat(12)}`],
    ['a literal that looks like a key', `const key = '${base64(48)}a1B';`],
    ['a literal that looks like a key', `key: "${hex(64)}"`],
  ])('finds %s', (what, secret) => {
    const found = findSecrets(`first line\n${secret}\n`);
    expect(found.map((finding) => finding.what)).toContain(what);
    expect(found[0]).toMatchObject({ line: 2 });
    expect(JSON.stringify(found)).not.toContain(secret.slice(-20));
  });

  it.each([
    "const name = 'planted-outside-token-0123456789-and-so-on';",
    "'/api/v1/settings/template-preview-and-more'",
    `'${'0123456789abcdef'.repeat(2)}'`,
    "import { something } from 'a-package-with-a-rather-long-name/and-a-door';",
    'dm_made-up-token',
    `'iVBORw0KGgo${'Aa0Bb1Cc2'.repeat(2)}${'Dd3Ee4Ff5Gg6Hh7'.repeat(2)}'`,
  ])('lets pass %s', (text) => {
    expect(findSecrets(text)).toEqual([]);
  });
});

describe('the check of the lock file', () => {
  const sound = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==`, license: 'MIT' };
  const faults = (entry: object, root: object = {}) =>
    lockfileFaults({ lockfileVersion: 3, packages: { '': root, 'node_modules/one': { ...sound, ...entry } } }, {});

  it('lets pass what is of the registry, with its hash', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ resolved: 'https://registry.npmjs.org/one/-/one-1.0.0.tgz' })).toEqual([]);
  });

  it.each([
    [{ resolved: 'git+ssh://git@code.example/one.git#0123' }, 'elsewhere'],
    [{ resolved: 'https://mirror.example/one-1.0.0.tgz' }, 'elsewhere'],
    [{ resolved: 'https://registry.npmjs.org.evil.example/one-1.0.0.tgz' }, 'elsewhere'],
    [{ integrity: undefined }, 'sha512'],
    [{ integrity: 'sha1-AAAA' }, 'sha512'],
    [{ version: undefined }, 'no version'],
    [{ hasInstallScript: true }, 'runs a script'],
    [{ optionalDependencies: { 'one-linux-x64': '1.0.0' } }, 'is missing'],
  ])('finds %j', (entry, fault) => {
    expect(faults(entry)).toEqual([expect.stringContaining(fault)]);
  });

  it.each(['^1.0.0', 'latest', 'git+https://code.example/one.git', 'file:../one', 'npm:two@1.0.0'])(
    'finds the wish %s',
    (wish) => {
      expect(faults({}, { dependencies: { one: wish } })).toEqual([expect.stringContaining('no exact version')]);
    },
  );
});

describe('the check of licences', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['MIT AND BSD-3-Clause', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0', false],
    ['unknown', false],
    ['SEE LICENSE IN LICENSE', false],
  ])('takes %s for permissive: %s', (licence, isOne) => {
    expect(isPermissive(licence)).toBe(isOne);
    expect(licenceFaults([{ name: 'one', licence, isDev: false }])).toHaveLength(isOne ? 0 : 1);
  });
});

describe('the audit', () => {
  const advisory = (severity: string): Advisory => ({
    name: 'one',
    title: 'a hole',
    severity,
    url: 'https://github.com/advisories/GHSA-made-up',
  });
  const report = (severity: string) => ({
    vulnerabilities: { one: { via: [advisory(severity)] }, two: { via: ['one'] } },
  });
  const allowed = [{ id: 'GHSA-made-up', reason: 'not reached', expires: '2030-06-01' }];

  it('counts what matters, unless there is a reason that is still good', () => {
    expect(auditFaults(report('low'), [], '2030-01-01')).toEqual([]);
    expect(auditFaults(report('high'), [], '2030-01-01')).toEqual([expect.stringContaining('a hole')]);
    expect(auditFaults(report('high'), allowed, '2030-01-01')).toEqual([]);
    expect(auditFaults(report('high'), allowed, '2030-06-02')).toEqual([expect.stringContaining('until 2030-06-01')]);
  });
});
