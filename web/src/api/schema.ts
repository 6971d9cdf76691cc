/* Written by scripts/openapi.mjs from the OpenAPI document of the host. */
export interface paths {
  '/api/v1/backups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All backups, newest first */
    get: operations['BackupsController_list'];
    put?: never;
    /** Make a backup of database and settings now */
    post: operations['BackupsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/catalog/{type}/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A track, album, playlist or artist, with a page of what is in it */
    get: operations['CatalogueController_browse'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/doctor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Look at folders, volume, clock, account and secret; takes up to 15 s */
    get: operations['DoctorController_examine'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/downloads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Items of the list; without parent the top-level ones */
    get: operations['DownloadsController_list'];
    put?: never;
    /** Queues a track, album or playlist, or many; 200 when nothing is new */
    post: operations['DownloadsController_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/downloads/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['DownloadsController_get'];
    put?: never;
    post?: never;
    /** Takes the item off the list (cancelled first); files stay unless files=delete */
    delete: operations['DownloadsController_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/downloads/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['DownloadsController_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/downloads/{id}/children': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['DownloadsController_children'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/downloads/{id}/move': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Puts the item elsewhere in the list */
    post: operations['DownloadsController_move'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/downloads/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['DownloadsController_pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/downloads/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['DownloadsController_resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/downloads/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['DownloadsController_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/downloads/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What happened to the item, with times and reasons */
    get: operations['DownloadsController_timeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/downloads/actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** One command for many items, by ids or by a filter */
    post: operations['DownloadsController_act'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Finished items, newest first; kept when the list is cleared */
    get: operations['HistoryController_page'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/queue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether it runs, how many at once, how fast, and what holds it */
    get: operations['QueueController_state'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change it; takes effect at once, is kept over restarts, null goes back to the setting */
    patch: operations['QueueController_configure'];
    trace?: never;
  };
  '/api/v1/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Search a source */
    get: operations['CatalogueController_search'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All settings that can be changed; secrets only as whether they are set */
    get: operations['SettingsController_list'];
    /** Change some; all or none */
    put: operations['SettingsController_change'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/source': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The account at a source: plan, formats, age of the token, pace */
    get: operations['CatalogueController_status'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stats': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the queue stands, what it moves, and how it went so far */
    get: operations['StatsController_current'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All tokens, without their secrets */
    get: operations['TokensController_list'];
    put?: never;
    /** Make a token; its secret is in this answer and nowhere else */
    post: operations['TokensController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tokens/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke a token; it opens nothing from now on */
    delete: operations['TokensController_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers */
    get: operations['HealthController_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The host can take requests: its database answers. A queue that waits is no fault of the host */
    get: operations['HealthController_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Figures in the text form of Prometheus */
    get: operations['MetricsController_text'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    ActionResults: {
      results: {
        error?: {
          code: string;
          message: string;
        };
        id: string;
        ok: boolean;
      }[];
    };
    Actions: {
      /** @enum {string} */
      action: 'pause' | 'resume' | 'cancel' | 'retry' | 'remove';
      filter?: {
        parent?: string;
        q?: string;
        /** @description One or more, as a list or with commas: pending, downloading, processing, completed, failed, paused, cancelled, skipped, partial */
        status?: string | string[];
        /** @enum {string} */
        type?: 'track' | 'album' | 'playlist';
      };
      ids?: string[];
    };
    Backup: {
      bytes: number;
      /** @description Milliseconds since the epoch */
      createdAt: number;
      name: string;
    };
    CatalogueEntry: {
      album: string | null;
      artist: string | null;
      coverUrl: string | null;
      durationSeconds: number | null;
      isExplicit: boolean | null;
      ref: {
        id: string;
        source: string;
        /** @enum {string} */
        type: 'track' | 'album' | 'playlist' | 'artist';
      };
      title: string;
      trackCount: number | null;
    };
    CataloguePage: {
      items: components['schemas']['CatalogueEntry'][];
      nextCursor: string | null;
      total: number | null;
    };
    CatalogueView: {
      artist: string | null;
      coverUrl: string | null;
      id: string;
      items: components['schemas']['CatalogueEntry'][];
      nextCursor: string | null;
      releaseDate: string | null;
      title: string;
      total: number | null;
      trackCount: number | null;
      /** @enum {string} */
      type: 'track' | 'album' | 'playlist' | 'artist';
    };
    CreatedToken: {
      /** @description Milliseconds since the epoch */
      createdAt: number;
      id: string;
      /** @description To the minute */
      lastUsedAt: number | null;
      name: string;
      /** @enum {string} */
      scope: 'read' | 'control' | 'admin';
      token: string;
    };
    Diagnosis: {
      findings: components['schemas']['Finding'][];
      /** @enum {string} */
      status: 'ok' | 'warning' | 'failed';
    };
    DownloadAnswer: {
      items: {
        created: boolean;
        id: string;
        requeued: boolean;
      }[];
    };
    DownloadRequest: {
      /** @description Download again although it is there */
      force?: boolean;
      /** @description Id within the source; goes with type */
      id?: string | number;
      items?: {
        /** @description Download again although it is there */
        force?: boolean;
        /** @description Id within the source; goes with type */
        id?: string | number;
        /** @description Link, URI or short link of a track, album or playlist */
        link?: string;
        /**
         * @description Default: normal
         * @enum {string}
         */
        priority?: 'interactive' | 'normal' | 'backfill';
        /**
         * @description The best wanted; default: the setting download.quality
         * @enum {string}
         */
        quality?: 'FLAC' | 'MP3_320' | 'MP3_128' | 'PREVIEW';
        /** @description Default: deezer */
        source?: string;
        /** @enum {string} */
        type?: 'track' | 'album' | 'playlist';
      }[];
      /** @description Link, URI or short link of a track, album or playlist */
      link?: string;
      /**
       * @description Default: normal
       * @enum {string}
       */
      priority?: 'interactive' | 'normal' | 'backfill';
      /**
       * @description The best wanted; default: the setting download.quality
       * @enum {string}
       */
      quality?: 'FLAC' | 'MP3_320' | 'MP3_128' | 'PREVIEW';
      /** @description Default: deezer */
      source?: string;
      /** @enum {string} */
      type?: 'track' | 'album' | 'playlist';
    };
    Error: {
      /** @enum {string} */
      code:
        | 'bad_request'
        | 'bad_link'
        | 'unauthorized'
        | 'forbidden'
        | 'illegal_transition'
        | 'conflict'
        | 'locked'
        | 'payload_too_large'
        | 'unavailable'
        | 'internal'
        | 'network'
        | 'timeout'
        | 'auth_required'
        | 'auth_expired'
        | 'rate_limited'
        | 'not_found'
        | 'not_available'
        | 'not_entitled'
        | 'format_unavailable'
        | 'empty'
        | 'decryption'
        | 'corrupt'
        | 'disk_full'
        | 'filesystem'
        | 'plugin'
        | 'invalid_response'
        | 'interrupted'
        | 'unknown';
      /** @description Of bad input: [{ path, message }]; of bad entries of a bulk: [{ index, code, message }] */
      details?: unknown;
      /** @description For people: says what to do */
      message: string;
      statusCode: number;
    };
    Finding: {
      /** @description What to do about it */
      advice?: string;
      /** @description Stable name of the check */
      check: string;
      message: string;
      /** @enum {string} */
      status: 'ok' | 'warning' | 'failed';
    };
    HistoryEntry: {
      album: string | null;
      artist: string | null;
      bytes: number;
      error: {
        /** @enum {string} */
        code:
          | 'network'
          | 'timeout'
          | 'auth_required'
          | 'auth_expired'
          | 'rate_limited'
          | 'not_found'
          | 'not_available'
          | 'not_entitled'
          | 'format_unavailable'
          | 'empty'
          | 'decryption'
          | 'corrupt'
          | 'disk_full'
          | 'filesystem'
          | 'plugin'
          | 'invalid_response'
          | 'interrupted'
          | 'unknown';
        message: string;
      } | null;
      /** @description Milliseconds since the epoch */
      finishedAt: number;
      id: string;
      /** @description Relative to the library */
      outputPath: string | null;
      parentId: string | null;
      /** @description The format that was got, or else wanted */
      quality: string | null;
      seq: number;
      /** @enum {string} */
      status:
        | 'pending'
        | 'downloading'
        | 'processing'
        | 'completed'
        | 'failed'
        | 'paused'
        | 'cancelled'
        | 'skipped'
        | 'partial';
      title: string | null;
      /** @enum {string} */
      type: 'track' | 'album' | 'playlist';
    };
    HistoryPage: {
      items: components['schemas']['HistoryEntry'][];
      nextCursor: string | null;
    };
    Item: {
      album: string | null;
      artist: string | null;
      attempts: number;
      bytes: number;
      children: {
        cancelled: number;
        completed: number;
        downloading: number;
        failed: number;
        paused: number;
        pending: number;
        processing: number;
        skipped: number;
        total: number;
      } | null;
      /** @description Milliseconds since the epoch */
      completedAt: number | null;
      coverUrl: string | null;
      /** @description Milliseconds since the epoch */
      createdAt: number;
      degraded: boolean;
      error: {
        /** @description Milliseconds since the epoch */
        at: number;
        /** @enum {string} */
        code:
          | 'network'
          | 'timeout'
          | 'auth_required'
          | 'auth_expired'
          | 'rate_limited'
          | 'not_found'
          | 'not_available'
          | 'not_entitled'
          | 'format_unavailable'
          | 'empty'
          | 'decryption'
          | 'corrupt'
          | 'disk_full'
          | 'filesystem'
          | 'plugin'
          | 'invalid_response'
          | 'interrupted'
          | 'unknown';
        message: string;
        retryable: boolean;
      } | null;
      /** @description Milliseconds since the epoch */
      expandedAt: number | null;
      id: string;
      /** @description Milliseconds since the epoch */
      nextAttemptAt: number | null;
      /** @description Relative to the library */
      outputPath: string | null;
      parentId: string | null;
      position: number | null;
      /** @enum {string} */
      post: 'none' | 'pending' | 'ok' | 'degraded' | 'failed';
      /** @enum {string} */
      priority: 'interactive' | 'normal' | 'backfill';
      progress: number;
      quality: {
        /** @enum {string|null} */
        got: 'FLAC' | 'MP3_320' | 'MP3_128' | 'PREVIEW' | null;
        /** @enum {string} */
        wanted: 'FLAC' | 'MP3_320' | 'MP3_128' | 'PREVIEW';
      };
      reused: string | null;
      /** @enum {string|null} */
      stage: 'resolving' | 'transferring' | 'verifying' | 'processing' | 'publishing' | null;
      /** @description Milliseconds since the epoch */
      startedAt: number | null;
      /** @enum {string} */
      status:
        | 'pending'
        | 'downloading'
        | 'processing'
        | 'completed'
        | 'failed'
        | 'paused'
        | 'cancelled'
        | 'skipped'
        | 'partial';
      title: string | null;
      totalBytes: number | null;
      /** @enum {string} */
      type: 'track' | 'album' | 'playlist';
      waiting: {
        message?: string;
        /** @enum {string} */
        reason:
          'quota' | 'auth' | 'config' | 'disk' | 'network' | 'daily-limit' | 'paused-queue' | 'backoff' | 'plugin';
        /** @description Milliseconds since the epoch */
        until?: number;
      } | null;
    };
    ItemPage: {
      items: components['schemas']['Item'][];
      nextCursor: string | null;
      /** @description null with q */
      total: number | null;
    };
    Move: {
      after?: string;
      before?: string;
      /** @enum {string} */
      to?: 'top' | 'bottom';
    };
    NewToken: {
      name: string;
      /**
       * @default control
       * @enum {string}
       */
      scope: 'read' | 'control' | 'admin';
    };
    QueuePatch: {
      /** @description Bytes per second, 0 = none */
      bandwidthLimit?: number | null;
      /** @description Transfers at once */
      concurrency?: number | null;
      paused?: boolean | null;
    };
    QueueState: {
      /** @description Bytes per second, 0 = none */
      bandwidthLimit: number;
      /** @description Transfers at once */
      concurrency: number;
      paused: boolean;
      /** @description What holds the whole queue, the most urgent first */
      waiting: {
        message?: string;
        /** @enum {string} */
        reason:
          'quota' | 'auth' | 'config' | 'disk' | 'network' | 'daily-limit' | 'paused-queue' | 'backoff' | 'plugin';
        /** @description Milliseconds since the epoch */
        until?: number;
      } | null;
    };
    Removed: {
      removed: string[];
    };
    Setting: {
      default: unknown;
      description: string;
      environment: string;
      /** @description A change takes effect at once */
      live: boolean;
      /** @description Set by flag or environment: it cannot be changed here */
      locked: boolean;
      /** @description The configured value takes effect with the next start */
      restartNeeded: boolean;
      secret: boolean;
      /** @description As configured; of a secret only { set } */
      value: unknown;
    };
    Settings: {
      [key: string]: components['schemas']['Setting'];
    };
    SettingsPatch: {
      [key: string]: string | number | boolean | null;
    };
    SourceStatus: {
      account: {
        country: string | null;
        name: string | null;
        plan: string | null;
      } | null;
      connected: boolean;
      formats: ('FLAC' | 'MP3_320' | 'MP3_128' | 'PREVIEW')[];
      governor: {
        blockedUntil: number | null;
        limit: number;
        used: number;
        waiting: number;
        windowMs: number;
      };
      hasAccount: boolean;
      hasSecret: boolean;
      id: string;
      tokenAgeDays: number | null;
      tokenSetAt: number | null;
      warnings: string[];
    };
    Stats: {
      activeDownloads: number;
      bytesDownloaded: number;
      /** @description Smoothed, all transfers together */
      bytesPerSecond: number;
      connectedClients: number;
      failureCount: number;
      maxWorkers: number;
      /** @description Tracks by status */
      queue: {
        cancelled: number;
        completed: number;
        downloading: number;
        failed: number;
        partial: number;
        paused: number;
        pending: number;
        processing: number;
        skipped: number;
        total: number;
      };
      /** @description Milliseconds since the epoch */
      startedAt: number;
      /** @description All-time, kept over restarts and clearing of the list */
      successCount: number;
      /** @description 100 when nothing has ended yet */
      successRate: number;
    };
    Timeline: {
      items: {
        at: number;
        code?: string;
        event: string;
        /** @enum {string} */
        from?:
          | 'pending'
          | 'downloading'
          | 'processing'
          | 'completed'
          | 'failed'
          | 'paused'
          | 'cancelled'
          | 'skipped'
          | 'partial';
        message?: string;
        /** @enum {string} */
        to?:
          | 'pending'
          | 'downloading'
          | 'processing'
          | 'completed'
          | 'failed'
          | 'paused'
          | 'cancelled'
          | 'skipped'
          | 'partial';
      }[];
    };
    Token: {
      /** @description Milliseconds since the epoch */
      createdAt: number;
      id: string;
      /** @description To the minute */
      lastUsedAt: number | null;
      name: string;
      /** @enum {string} */
      scope: 'read' | 'control' | 'admin';
    };
    TokenList: {
      items: components['schemas']['Token'][];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  BackupsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Backup'][];
          };
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  BackupsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Backup'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  CatalogueController_browse: {
    parameters: {
      query?: {
        /** @description nextCursor of the page before */
        cursor?: string;
        /** @description Default: the first source */
        source?: string;
      };
      header?: never;
      path: {
        id: string;
        type: 'track' | 'album' | 'playlist' | 'artist';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogueView'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DoctorController_examine: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Diagnosis'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DownloadsController_list: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        parent?: string;
        q?: string;
        sort?: 'position' | '-position' | 'added' | '-added';
        /** @description One or more, as a list or with commas: pending, downloading, processing, completed, failed, paused, cancelled, skipped, partial */
        status?: string | string[];
        type?: 'track' | 'album' | 'playlist';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ItemPage'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DownloadsController_add: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DownloadRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DownloadAnswer'];
        };
      };
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DownloadAnswer'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DownloadsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Item'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DownloadsController_remove: {
    parameters: {
      query?: {
        files?: 'keep' | 'delete';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Removed'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DownloadsController_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Item'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DownloadsController_children: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        q?: string;
        sort?: 'position' | '-position' | 'added' | '-added';
        /** @description One or more, as a list or with commas: pending, downloading, processing, completed, failed, paused, cancelled, skipped, partial */
        status?: string | string[];
        type?: 'track' | 'album' | 'playlist';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ItemPage'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DownloadsController_move: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Move'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Item'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DownloadsController_pause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Item'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DownloadsController_resume: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Item'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DownloadsController_retry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Item'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DownloadsController_timeline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Timeline'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  DownloadsController_act: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Actions'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActionResults'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  HistoryController_page: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        status?:
          | 'pending'
          | 'downloading'
          | 'processing'
          | 'completed'
          | 'failed'
          | 'paused'
          | 'cancelled'
          | 'skipped'
          | 'partial';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryPage'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  QueueController_state: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueueState'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  QueueController_configure: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['QueuePatch'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueueState'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  CatalogueController_search: {
    parameters: {
      query: {
        /** @description nextCursor of the page before */
        cursor?: string;
        limit?: number;
        q: string;
        /** @description Default: the first source */
        source?: string;
        type?: 'track' | 'album' | 'playlist' | 'artist';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CataloguePage'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  SettingsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Settings'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  SettingsController_change: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SettingsPatch'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Settings'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  CatalogueController_status: {
    parameters: {
      query?: {
        /** @description Default: the first source */
        source?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourceStatus'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  StatsController_current: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Stats'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  TokensController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenList'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  TokensController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewToken'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedToken'];
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  TokensController_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Revoked */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  HealthController_live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  HealthController_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            checks: {
              [key: string]: 'ok' | 'failed';
            };
            /** @enum {string} */
            status: 'ok' | 'unavailable';
          };
        };
      };
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            checks: {
              [key: string]: 'ok' | 'failed';
            };
            /** @enum {string} */
            status: 'ok' | 'unavailable';
          };
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  MetricsController_text: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
}
