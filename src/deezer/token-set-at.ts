/** Tells when the account cookie was set (port); whoever keeps the settings knows. */
export abstract class TokenSetAt {
  /** Epoch ms; null = not known. */
  abstract at(): number | null;
}
