/** Looks for secrets in texts: those of this service, those of others, and what looks like one. Node's own modules only. */
import { createHash } from 'node:crypto';

const RULES = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/g],
  ['an account cookie', /\b[0-9a-f]{160,}\b/gi],
  ['an account cookie', /(?<![A-Za-z])arl["']?\s*[:=]\s*["'`]?[0-9A-Za-z]{64,}/gi],
  ['an access token of this host', /\bdm_[A-Za-z0-9_-]{43}\b/g],
  ['a sealed secret', /\benc:v1:[A-Za-z0-9_-]{40,}/g],
  ['a stream secret', /(?:secret|blowfish|bf_?key)\w*["']?\s*[:=]\s*["'`](?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{16}["'`]/gi],
  ['a signed media address', /\bhdnea=\S{0,300}?hmac=[0-9a-f]{32,}/gi],
  ['a key of a cloud', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g],
  [
    'a token of a code host',
    /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,}|glpat-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{36})\b/g,
  ],
  ['a token of a chat', /\bxox[abprs]-[A-Za-z0-9-]{20,}/g],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/g],
];

/** Literals that could be keys: long, of one alphabet, and without any order. */
const LITERAL = /["'`]([A-Za-z0-9+/_=-]{32,512})["'`]/g;
const HEX = /^[0-9a-f]+$/i;
/** How pictures, sounds and modules begin in Base64, and hashes of packages. */
const KNOWN = /^(?:iVBORw0KGgo|\/9j\/|R0lGOD|SUQz|ZkxhQ|AGFzbQ|sha\d{3}-)/;

/** @returns {{ what: string, line: number, id: string }[]} `id` names a finding without repeating it */
export function findSecrets(text) {
  const found = RULES.flatMap(([what, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ what, at: match.index, secret: match[0] })),
  );
  for (const match of text.matchAll(LITERAL)) {
    if (isDisorderly(match[1]))
      found.push({ what: 'a literal that looks like a key', at: match.index, secret: match[1] });
  }
  return found.map(({ what, at, secret }) => ({
    what,
    line: text.slice(0, at).split('\n').length,
    id: createHash('sha256').update(secret).digest('hex').slice(0, 16),
  }));
}

/** Bits of disorder a character; words and made-up sequences have less than random ones. */
function isDisorderly(literal) {
  if (KNOWN.test(literal)) return false;
  if (HEX.test(literal)) return literal.length >= 40 && entropy(literal.toLowerCase()) > 3.4;
  const hasAll = /[a-z]/.test(literal) && /[A-Z]/.test(literal) && /\d/.test(literal);
  return hasAll && entropy(literal) > 4.4;
}

function entropy(text) {
  const counts = new Map();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
