export { encryptStripes } from './stripe-encryptor.js';
export type { StripeKernel } from './stripe-kernel.js';
export { releaseStripeKernel, takeStripeKernel } from './stripe-kernel-pool.js';
export { STRIPE_CHUNK_BYTES, STRIPE_PERIOD_BYTES } from './stripe-layout.js';
