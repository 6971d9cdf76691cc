import type { SqliteConnection, SqlValue } from './sqlite-connection.js';

/** Reads on the read-only connection: sees committed rows only, and everything a caller was answered for. */
export class DatabaseReader {
  constructor(private readonly connection: SqliteConnection) {}

  /** All rows of a SELECT. */
  all<Row>(sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    return this.connection.all<Row>(sql, params);
  }

  /** The first row, or null. Say LIMIT 1 when there may be more. */
  async get<Row>(sql: string, params: readonly SqlValue[] = []): Promise<Row | null> {
    return (await this.connection.all<Row>(sql, params))[0] ?? null;
  }
}
