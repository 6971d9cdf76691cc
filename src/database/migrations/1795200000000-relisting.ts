import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A collection that was listed to its end may be listed once more, for what has been added to it since. */
export class Relisting1795200000000 implements MigrationInterface {
  readonly name = 'Relisting1795200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE item ADD COLUMN relisting INTEGER NOT NULL DEFAULT 0');
    await runner.query('CREATE INDEX item_relist ON item (priority, rank) WHERE relisting = 1 AND waiting IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX item_relist');
    await runner.query('ALTER TABLE item DROP COLUMN relisting');
  }
}
