import { Module, type OnModuleInit } from '@nestjs/common';
import { EventsModule } from '../events/index.js';
import { HttpModule } from '../http/index.js';
import { Library, LibraryModule } from '../library/index.js';
import { PluginHost, PluginModule } from '../plugin/index.js';
import { QueueControl, QueueModule, QueueRegistry } from '../queue/index.js';
import { SourceModule } from '../source/index.js';
import { DailyLimit } from './daily-limit.js';
import { DownloadProcessor } from './download.processor.js';
import { DownloadService } from './download.service.js';
import { DownloadsController } from './downloads.controller.js';
import { Filing } from './filing.js';
import { HookListener } from './hooks/hook-listener.js';
import { PluginWishes } from './hooks/plugin-wishes.js';
import { QueueSubjects } from './hooks/queue-subjects.js';
import { SubjectFiles } from './hooks/subject-files.js';
import { SubjectImages } from './hooks/subject-images.js';
import { Images } from './images/images.js';
import { ImagesController } from './images/images.controller.js';
import { SourcePictures } from './images/source-pictures.js';
import { LinkIdentification } from './link-identification.js';
import { LookupController } from './lookup.controller.js';
import { MediaResolver } from './media-resolver.js';
import { RecordingReuse } from './recording-reuse.js';
import { StagedTransfer } from './staged-transfer.js';
import { TemplatePreview } from './template-preview/template-preview.js';
import { TRANSFER_PROVIDERS } from './transfer/index.js';
import { TransferStart } from './transfer-start.js';

/** A look at the volume costs nothing, and somebody may be waiting for the space that they just made. */
const DISK_CHECK_MS = 5000;

/** The use case: it knows music, the queue and the library, and registers the story with the queue. */
@Module({
  imports: [EventsModule, HttpModule, LibraryModule, PluginModule, QueueModule, SourceModule],
  controllers: [DownloadsController, LookupController, ImagesController],
  providers: [
    DailyLimit,
    DownloadProcessor,
    DownloadService,
    Filing,
    HookListener,
    Images,
    LinkIdentification,
    MediaResolver,
    PluginWishes,
    QueueSubjects,
    RecordingReuse,
    SourcePictures,
    StagedTransfer,
    SubjectFiles,
    SubjectImages,
    TemplatePreview,
    ...TRANSFER_PROVIDERS,
    TransferStart,
  ],
  exports: [DownloadService, TemplatePreview],
})
export class DownloadModule implements OnModuleInit {
  constructor(
    private readonly registry: QueueRegistry,
    private readonly control: QueueControl,
    private readonly processor: DownloadProcessor,
    private readonly library: Library,
    private readonly plugins: PluginHost,
    private readonly subjects: QueueSubjects,
    private readonly listener: HookListener,
  ) {}

  onModuleInit(): void {
    this.plugins.registerSubjects(this.subjects);
    this.registry.onTransition(this.listener);
    this.registry.registerProcessor(this.processor);
    this.control.registerHoldCheck('disk', () => this.isLibraryUsable(), DISK_CHECK_MS);
  }

  /** Full, read-only or unmounted: the queue goes on by itself when that has passed. */
  private async isLibraryUsable(): Promise<boolean> {
    try {
      await this.library.preflight(null);
      return true;
    } catch {
      return false;
    }
  }
}
