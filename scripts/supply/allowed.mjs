/** What the checks find and what is none, each with its reason. */

/** Findings of the secret scan, by the file and the id that the scan prints. */
export const ALLOWED_FINDINGS = [
  { file: 'src/cipher/stripes.spec.ts', id: '47e23e93878dd42d', reason: 'the hash of made-up bytes' },
];

/** Advisories that `npm audit` reports and that do not concern this host: `{ id, reason, expires: 'YYYY-MM-DD' }`. After that day they count again. */
export const ALLOWED_ADVISORIES = [];
