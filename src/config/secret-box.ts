import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { HostError } from '../domain/index.js';

const PREFIX = 'enc:v1:';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Name of the key file in the data folder. It is no part of a backup. */
export const SECRET_KEY_FILE = 'secret.key';

/** @returns whether that is something which a {@link SecretBox} made */
export function isSealed(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(PREFIX);
}

/** Keeps secrets at rest: AES-256-GCM, bound to the name of the setting so that values cannot be swapped. */
export class SecretBox {
  private known: Buffer | null = null;

  private constructor(private readonly readKey: () => Buffer) {}

  /**
   * Opens nothing yet: the key is read, and its file made (0600) when it is missing, with the first secret.
   * @param secretKey the operator's own key; null = the key file
   */
  static open(dataDir: string, secretKey: string | null): SecretBox {
    return new SecretBox(() =>
      secretKey === null ? readKeyFile(dataDir) : scryptSync(secretKey, 'deemusic secrets at rest', KEY_BYTES),
    );
  }

  /**
   * Makes the key file at the first start.
   * @throws HostError `conflict` when it is there but unusable; an error of the file system when it cannot be made
   */
  prepare(): void {
    this.known ??= this.readKey();
  }

  /** @returns `enc:v1:…` */
  seal(name: string, secret: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(), nonce, { authTagLength: TAG_BYTES }).setAAD(
      Buffer.from(name),
    );
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @throws Error when it was sealed with another key or for another setting, or is damaged */
  unseal(name: string, sealed: string): string {
    const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64url');
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.key(), nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const secret = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([secret, decipher.final()]).toString('utf8');
  }

  /** Recognises a secret without holding it. */
  fingerprint(name: string, secret: string): string {
    return createHmac('sha256', this.key()).update(`${name}\0${secret}`).digest('base64url').slice(0, 22);
  }

  private key(): Buffer {
    return (this.known ??= this.readKey());
  }
}

function readKeyFile(dataDir: string): Buffer {
  const path = join(dataDir, SECRET_KEY_FILE);
  if (!existsSync(path)) writeKeyFile(dataDir, path);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
  if (key.length === KEY_BYTES) return key;
  throw new HostError(
    'conflict',
    `${SECRET_KEY_FILE} is damaged: put it back from where it is kept, or delete it and set the secrets again`,
    false,
  );
}

function writeKeyFile(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true });
  // `wx`: of two that start at once one makes the key, the other one fails and says so; no key is overwritten.
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${randomBytes(KEY_BYTES).toString('base64url')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
