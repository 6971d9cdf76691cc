import type sqlite3 from 'sqlite3';
import { DataSource } from 'typeorm';
import { SqliteConnection } from './sqlite-connection.js';

/** A data source whose one connection also speaks raw SQL with cached statements. */
export class HostDataSource extends DataSource {
  private shared: SqliteConnection | null = null;

  /** The connection of an initialized data source. */
  async connection(): Promise<SqliteConnection> {
    this.shared ??= new SqliteConnection((await this.createQueryRunner().connect()) as sqlite3.Database);
    return this.shared;
  }

  /** Whoever destroys it (Nest does), the cached statements go first: SQLite does not close with open ones. */
  override async destroy(): Promise<void> {
    await this.shared?.release();
    this.shared = null;
    await super.destroy();
  }
}
