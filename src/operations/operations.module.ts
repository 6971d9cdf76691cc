import { Module } from '@nestjs/common';
import { DownloadModule } from '../download/index.js';
import { LibraryModule } from '../library/index.js';
import { NotifierModule } from '../notifier/index.js';
import { QueueModule } from '../queue/index.js';
import { SourceModule } from '../source/index.js';
import { BackupService } from './backup/backup.service.js';
import { BackupsController } from './backup/backups.controller.js';
import { CareService } from './care/care.service.js';
import { SourceNotices } from './care/source-notices.js';
import { DoctorController } from './doctor/doctor.controller.js';
import { DoctorModule } from './doctor/doctor.module.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { HistoryController } from './history/history.controller.js';
import { HostInfoController } from './host-info/host-info.controller.js';
import { HostInfoService } from './host-info/host-info.service.js';
import { Volumes } from './host-info/volumes.js';
import { HttpSurfaceModule } from './http-surface/http-surface.module.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { MetricsService } from './metrics/metrics.service.js';
import { SettingsController } from './settings/settings.controller.js';
import { TemplatesController } from './settings/templates.controller.js';

/** Running the host: errors and checks of requests, health, metrics, settings, history, backup, doctor, care. */
@Module({
  imports: [HttpSurfaceModule, DoctorModule, DownloadModule, LibraryModule, NotifierModule, QueueModule, SourceModule],
  controllers: [
    BackupsController,
    DoctorController,
    HealthController,
    HistoryController,
    HostInfoController,
    MetricsController,
    SettingsController,
    TemplatesController,
  ],
  providers: [BackupService, CareService, HostInfoService, MetricsService, Readiness, SourceNotices, Volumes],
})
export class OperationsModule {}
