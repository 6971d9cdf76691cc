import { Controller, Get, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { NeedsScope } from '../../access/index.js';
import type { Backup } from './backup-folder.js';
import { BackupService } from './backup.service.js';

const backupSchema = z
  .object({
    name: z.string(),
    createdAt: z.int().meta({ description: 'Milliseconds since the epoch' }),
    bytes: z.int(),
  })
  .meta({ id: 'Backup' });

const backupListSchema = z.object({ items: z.array(backupSchema) }).meta({ id: 'BackupList' });

/** Backups over REST. Restoring needs a host that does not run: `deemusic restore`. */
@ApiTags('operations')
@NeedsScope('admin')
@Controller('api/v1/backups')
export class BackupsController {
  constructor(private readonly backups: BackupService) {}

  @Post()
  @ApiOperation({ summary: 'Make a backup of database and settings now' })
  @ApiResponse({ status: 201, standardSchema: backupSchema })
  create(): Promise<Backup> {
    return this.backups.create();
  }

  @Get()
  @ApiOperation({ summary: 'All backups, newest first' })
  @ApiResponse({ status: 200, standardSchema: backupListSchema })
  async list(): Promise<{ items: Backup[] }> {
    return { items: await this.backups.list() };
  }
}
