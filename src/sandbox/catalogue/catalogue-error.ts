/** An error of the catalogue: with HTTP status 200, as nearly always. */
export class CatalogueError extends Error {
  constructor(
    readonly type: string,
    message: string,
    /** Absent from some answers. */
    readonly code: number | null,
  ) {
    super(message);
  }

  toJSON(): unknown {
    const { type, message, code } = this;
    return { error: code === null ? { type, message } : { type, message, code } };
  }
}

export const noData = (): CatalogueError => new CatalogueError('DataException', 'no data', 800);
export const quotaExceeded = (): CatalogueError => new CatalogueError('Exception', 'Quota limit exceeded', 4);
export const wrongParameter = (): CatalogueError => new CatalogueError('ParameterException', 'Wrong parameter', 500);
export const unknownPath = (path: string): CatalogueError =>
  new CatalogueError('InvalidQueryException', `Unknown path components : ${path}`, 600);
export const tokenNeeded = (): CatalogueError =>
  new CatalogueError(
    'OAuthException',
    'An active access token must be used to query information about the current user',
    200,
  );
