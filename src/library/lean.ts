/** The door for what runs in a thread of its own: nothing behind it knows Nest, so that a thread starts fast and small. */
export type { AudioFacts, AudioVerifier, VerifierOptions } from './audio/audio-facts.js';
export { createVerifier } from './audio/create-verifier.js';
export { toFilesystemError, withFilesystemErrors } from './filesystem-fault.js';
