export { DownloadModule } from './download.module.js';
export { DownloadService, type DownloadOptions, type DownloadStats } from './download.service.js';
export { itemSchema, itemPageSchema } from './item.schema.js';
export { TEMPLATE_KEYS, TemplatePreview, type Preview, type TemplateKey } from './template-preview/template-preview.js';
