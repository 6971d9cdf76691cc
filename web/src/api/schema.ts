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
  '/api/v1/downloads/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What links mean, without adding anything */
    post: operations['LookupController_check'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/downloads/lookup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What is there already of things of the catalogue: in the list, and in the library */
    post: operations['LookupController_lookup'];
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
  '/api/v1/host': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Versions, room on the disks, size of the list, what is set up */
    get: operations['HostInfoController_describe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/images': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A picture whose address the host gave as coverUrl */
    get: operations['ImagesController_send'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All plugins, in the user's order */
    get: operations['PluginsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['PluginsController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/{id}/config': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its settings; secrets only as whether they are set */
    get: operations['PluginsController_config'];
    /** Replaces its settings; all or none */
    put: operations['PluginsController_saveConfig'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/{id}/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Its runs wait, and nothing waits for them */
    post: operations['PluginsController_disable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/{id}/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['PluginsController_enable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/{id}/hooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Switches single hooks on or off */
    put: operations['PluginsController_switchHooks'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/{id}/logs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The last lines of its log, oldest first */
    get: operations['PluginsController_logs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/{id}/reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets it run again after it was held (tripped, needs_auth, needs_config) */
    post: operations['PluginsController_reset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/{id}/restart': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new process, with its folder read anew; what it works on is begun again */
    post: operations['PluginsController_restart'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Asks the plugin whether it could work */
    post: operations['PluginsController_test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/order': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** The order in which plugins work, as far as their own wishes leave it open */
    put: operations['PluginsController_reorder'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Runs of hooks, newest first; state=dead are those that somebody has to look at */
    get: operations['PluginRunsController_page'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/runs/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Runs again, without any download: single ones, of an item, the dead ones or all of a plugin */
    post: operations['PluginRunsController_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plugins/runs/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many runs of each plugin are open or dead, and replays that are under way */
    get: operations['PluginRunsController_summary'];
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
  '/api/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether this browser is signed in, and whether it has to be */
    get: operations['SessionController_look'];
    put?: never;
    /** Sign in with a token: sets a cookie that requests, sockets, pictures and pages accept */
    post: operations['SessionController_signIn'];
    /** Sign out; the token itself stays valid */
    delete: operations['SessionController_signOut'];
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
    /** All settings that can be changed; secrets only as whether they are set, folders only with admin */
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
  '/api/v1/settings/placeholders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What may stand in braces in a path template */
    get: operations['TemplatesController_placeholders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/settings/template-preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Where a template would put tracks, or why it would be refused; changes nothing */
    post: operations['TemplatesController_preview'];
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
  '/api/v1/stats/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The speed of the last ten minutes */
    get: operations['StatsController_history'];
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
      /** @description How many did it */
      done: number;
      results: {
        error?: components['schemas']['Fault'];
        id: string;
        ok: boolean;
      }[];
    };
    Actions: {
      /** @enum {string} */
      action: 'pause' | 'resume' | 'cancel' | 'retry' | 'remove';
      /**
       * @description Only of remove: what becomes of the files
       * @default keep
       * @enum {string}
       */
      files: 'keep' | 'delete';
      filter?: {
        parent?: string;
        q?: string;
        /** @description One or more, as a list or with commas: pending, downloading, processing, completed, failed, paused, cancelled, skipped, partial */
        status?: string | string[];
        /** @enum {string} */
        type?: 'track' | 'album' | 'playlist';
      };
      ids?: string[];
      /**
       * @description Which items the answer names; of many only those that failed are worth the bytes
       * @default all
       * @enum {string}
       */
      report: 'all' | 'failed';
    };
    Backup: {
      bytes: number;
      /** @description Milliseconds since the epoch */
      createdAt: number;
      name: string;
    };
    BackupList: {
      items: components['schemas']['Backup'][];
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
    CheckedLink: {
      error: components['schemas']['Fault'] | null;
      link: string;
      /** @description null: error says why */
      ref: components['schemas']['MediaRef'] | null;
    };
    /** @description In the order of the links */
    CheckedLinks: {
      items: components['schemas']['CheckedLink'][];
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
        | 'too_many_requests'
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
      /** @description Of bad input: [{ path, message }]; of bad entries of a bulk: [{ index, code, message }]; of an odd answer of the source: { path } */
      details?:
        | {
            code?: string;
            index?: number;
            message: string;
            path?: string;
          }[]
        | {
            [key: string]: unknown;
          };
      /** @description For people: says what to do */
      message: string;
      statusCode: number;
    };
    Fault: {
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
        | 'too_many_requests'
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
      /** @description For people: says what to do */
      message: string;
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
      coverUrl: string | null;
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
      /**
       * @description The format that was got, or else wanted
       * @enum {string|null}
       */
      quality: 'FLAC' | 'MP3_320' | 'MP3_128' | 'PREVIEW' | null;
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
    HookRun: {
      artifacts: {
        kind: string;
        path: string;
      }[];
      attempt: number;
      /** @description Milliseconds since the epoch */
      createdAt: number;
      error: {
        /** @enum {string} */
        fault: 'plugin' | 'host' | 'config' | 'network';
        kind: string;
        message: string;
      } | null;
      eventId: number;
      /** @description Milliseconds since the epoch */
      finishedAt: number | null;
      /** @enum {string} */
      hook: 'processTrack' | 'afterTrack' | 'afterAlbum' | 'afterPlaylist';
      id: number;
      itemId: string;
      /** @description When it is tried again, milliseconds since the epoch */
      nextAt: number | null;
      note: string | null;
      plugin: string;
      progress: number | null;
      /** @enum {string} */
      reason: 'live' | 'retry' | 'replay' | 'backfill';
      /** @description Attempts after the first one, at most */
      retries: number;
      /** @description Milliseconds since the epoch */
      startedAt: number | null;
      /** @enum {string} */
      state: 'pending' | 'running' | 'retry' | 'waiting' | 'succeeded' | 'skipped' | 'dead';
      version: string;
    };
    HookRunPage: {
      items: components['schemas']['HookRun'][];
      nextCursor: string | null;
    };
    HookRunSummary: {
      items: {
        dead: number;
        pending: number;
        plugin: string;
        retry: number;
        running: number;
        waiting: number;
      }[];
      /** @description Replays of the whole library that are under way */
      jobs: components['schemas']['ReplayJob'][];
    };
    HostInfo: {
      apiVersion: string;
      arch: string;
      data: {
        databaseBytes: number;
        /** @description null: not known */
        freeBytes: number | null;
        /** @description null: not known */
        totalBytes: number | null;
      };
      /** @description Names this run of the host; the same as on the socket */
      epoch: string;
      /** @description Absolute paths; null without the scope admin */
      folders: {
        data: string;
        library: string;
      } | null;
      /** @description In the list */
      items: {
        albums: number;
        playlists: number;
        tracks: number;
      };
      library: {
        /** @description null: not known */
        freeBytes: number | null;
        /** @description It is there and can be written */
        isAvailable: boolean;
        /** @description null: not known */
        totalBytes: number | null;
      };
      links: {
        /** @description Relative to the base path */
        apiDocs: string;
        /** @description Relative to the base path */
        metrics: string;
        /** @description Relative to the base path */
        openApi: string;
      };
      node: string;
      platform: string;
      setup: {
        hasAccount: boolean;
        hasSecret: boolean;
        /** @description The service is a stand-in on this machine */
        isSandbox: boolean;
      };
      sqlite: string;
      /** @description Milliseconds since the epoch */
      startedAt: number;
      version: string;
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
    LinkCheck: {
      links: string[];
    };
    Lookup: {
      refs: {
        id: string;
        /** @default deezer */
        source: string;
        /** @enum {string} */
        type: 'track' | 'album' | 'playlist';
      }[];
    };
    MediaRef: {
      id: string;
      source: string;
      /** @enum {string} */
      type: 'track' | 'album' | 'playlist';
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
    Plugin: {
      bundled: boolean;
      deadRuns: number;
      description: string;
      displayName: string;
      /** @description What was decided; whether it runs says state */
      enabled: boolean;
      events: ('item.added' | 'item.completed' | 'item.failed' | 'item.removed' | 'queue.updated' | 'notice')[];
      /** @enum {string|null} */
      fault: 'plugin' | 'host' | 'config' | 'network' | null;
      hasConfig: boolean;
      hooks: components['schemas']['PluginHook'][];
      id: string;
      nextTryAt: number | null;
      openRuns: number;
      /**
       * @description null when its folder is gone
       * @enum {string|null}
       */
      origin: 'bundled' | 'store' | 'path' | null;
      permissions: {
        exec?: string[];
        files?: {
          /** @enum {string} */
          access: 'read' | 'write';
          reason: string;
        };
        net?: {
          allowPrivate?: boolean;
          hosts: string[];
          reason: string;
        };
      };
      pid: number | null;
      /** @description Why it is in that state, in words */
      reason: string | null;
      /** @description Milliseconds since the epoch */
      since: number;
      /** @enum {string} */
      state:
        | 'disabled'
        | 'missing'
        | 'incompatible'
        | 'needs_config'
        | 'needs_auth'
        | 'tripped'
        | 'ready'
        | 'starting'
        | 'busy'
        | 'backoff'
        | 'stopping';
      version: string | null;
    };
    PluginConfig: {
      /** @description With defaults; a secret is { set } */
      data: {
        [key: string]: unknown;
      };
      /** @description JSON Schema draft-07; null when the plugin has no settings */
      schema: {
        [key: string]: unknown;
      } | null;
      uiSchema: {
        [key: string]: unknown;
      } | null;
    };
    PluginConfigBody: {
      /** @description A secret that is left out or { set: true } keeps its value, null clears it, a text sets it */
      data: {
        [key: string]: unknown;
      };
    };
    PluginHook: {
      concurrency: number;
      enabled: boolean;
      /** @enum {string} */
      name: 'beforeDownload' | 'processTrack' | 'afterTrack' | 'afterAlbum' | 'afterPlaylist';
      /** @enum {string} */
      onError: 'continue' | 'fail';
      /** @enum {string} */
      order: 'pre' | 'normal' | 'post';
      /** @description From 1, among the plugins that have the hook switched on */
      place: number | null;
      retries: number;
      timeoutMs: number;
    };
    PluginHooksBody: {
      [key: string]: boolean;
    };
    PluginList: {
      items: components['schemas']['Plugin'][];
    };
    PluginLog: {
      lines: string[];
    };
    PluginOrder: {
      ids: string[];
    };
    PluginTest: {
      /** @enum {string|null} */
      fault: 'plugin' | 'host' | 'config' | 'network' | null;
      message: string | null;
      ok: boolean;
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
    Replay: {
      /** @enum {string} */
      hook?: 'processTrack' | 'afterTrack' | 'afterAlbum' | 'afterPlaylist';
      /** @description Of a collection: its own hooks and those of its tracks */
      itemId?: string;
      plugin?: string;
      runIds?: number[];
      /**
       * @description Of a plugin: its dead runs, or everything that is in the library
       * @enum {string}
       */
      scope?: 'dead' | 'all';
    };
    /** @description How many runs were made due, or the job that does so */
    Replayed: {
      job?: components['schemas']['ReplayJob'];
      queued?: number;
    };
    ReplayJob: {
      /** @description Milliseconds since the epoch */
      createdAt: number;
      /** @description The hook that it is at, and those that come after it */
      hooks: ('processTrack' | 'afterTrack' | 'afterAlbum' | 'afterPlaylist')[];
      id: string;
      plugin: string;
      /** @description Runs that it has made due by now */
      queued: number;
    };
    Session: {
      /** @description Name of the token, `local` without one */
      name: string | null;
      /** @description Whether that takes a token; false for local use and with access off */
      needsToken: boolean;
      /** @enum {string|null} */
      scope: 'read' | 'control' | 'admin' | null;
      /** @description Whether requests like this one are answered */
      signedIn: boolean;
    };
    Setting: {
      default: string | number | boolean | null;
      description: string;
      environment: string;
      form: components['schemas']['SettingForm'];
      /** @enum {string} */
      group: 'library' | 'downloads' | 'templates' | 'account' | 'network' | 'plugins' | 'access';
      /** @description A change takes effect at once */
      live: boolean;
      /** @description Set by flag or environment: it cannot be changed here */
      locked: boolean;
      /** @description The configured value takes effect with the next start */
      restartNeeded: boolean;
      secret: boolean;
      /** @description Short, for people */
      title: string;
      /** @description As configured; of a secret only { set } */
      value:
        | (string | number | boolean | null)
        | {
            set: boolean;
          };
    };
    SettingForm: {
      /** @enum {string} */
      kind: 'text' | 'integer' | 'flag' | 'choice' | 'size' | 'speed' | 'url' | 'folder' | 'template' | 'secret';
      max?: number;
      min?: number;
      /** @description It may be not set at all: null */
      nullable: boolean;
      /** @description The words of a choice */
      readonly options?: string[];
      /** @enum {string} */
      unit?: 'bytes' | 'bytes/s' | 'seconds';
    };
    Settings: {
      [key: string]: components['schemas']['Setting'];
    };
    SettingsPatch: {
      [key: string]: string | number | boolean | null;
    };
    SignIn: {
      /** @description An access token of this host */
      token: string;
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
    Standing: {
      /** @description Completed tracks of it */
      have: number;
      /** @description null: not known, or no longer in the list */
      itemId: string | null;
      /**
       * @description What was got, or else wanted
       * @enum {string|null}
       */
      quality: 'FLAC' | 'MP3_320' | 'MP3_128' | 'PREVIEW' | null;
      ref: components['schemas']['MediaRef'];
      /**
       * @description null: not known. Of a track that stands in several places the best counts
       * @enum {string|null}
       */
      status:
        | 'pending'
        | 'downloading'
        | 'processing'
        | 'completed'
        | 'failed'
        | 'paused'
        | 'cancelled'
        | 'skipped'
        | 'partial'
        | null;
      /** @description Tracks of it; null: not known (yet) */
      total: number | null;
    };
    /** @description In the order of the refs */
    Standings: {
      items: components['schemas']['Standing'][];
    };
    Stats: {
      activeDownloads: number;
      bytesDownloaded: number;
      /** @description Smoothed, all transfers together */
      bytesPerSecond: number;
      connectedClients: number;
      failureCount: number;
      /** @description What stands in the list itself by status: collections, and tracks that belong to none */
      list: {
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
    StatsHistory: {
      /** @description How far it goes back */
      periodMs: number;
      /** @description One a second while something moves, oldest first; none while nothing does */
      samples: {
        activeDownloads: number;
        /** @description Milliseconds since the epoch */
        at: number;
        bytesPerSecond: number;
      }[];
    };
    TemplatePlaceholders: {
      items: {
        description: string;
        /**
         * @description Without the braces
         * @enum {string}
         */
        name:
          | 'artist'
          | 'album_artist'
          | 'album'
          | 'title'
          | 'track_number'
          | 'disc_number'
          | 'year'
          | 'date'
          | 'genre'
          | 'label'
          | 'isrc'
          | 'upc'
          | 'explicit'
          | 'playlist'
          | 'playlist_position'
          | 'id'
          | 'quality';
      }[];
    };
    TemplatePreview: {
      /** @description Tracks of the list first, then made-up ones; none for a template that would be refused */
      examples: {
        /** @description What the example shows */
        label: string;
        /** @description Relative to the library */
        path: string;
      }[];
      fault: {
        message: string;
        /** @description Where in the template, from 0 */
        position?: number;
      } | null;
    };
    TemplatePreviewRequest: {
      /**
       * @description Name of the setting whose template it would be
       * @enum {string}
       */
      key: 'download.templates.track' | 'download.templates.albumTrack' | 'download.templates.playlistTrack';
      template: string;
    };
    Timeline: {
      items: {
        at: number;
        /** @enum {string} */
        code?:
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
        /** @enum {string} */
        event: 'added' | 'status' | 'attempt-failed' | 'returned' | 'expanded' | 'moved' | 'note';
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
          'application/json': components['schemas']['BackupList'];
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
        /** @description nextCursor of the page before */
        cursor?: string;
        limit?: number;
        /** @description How many items are passed over from the first one on; not with cursor or q */
        offset?: number;
        /** @description Id of a collection */
        parent?: string;
        /** @description Part of title, artist or album */
        q?: string;
        /** @description Default: position; with q: by addition */
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
        /** @description nextCursor of the page before */
        cursor?: string;
        limit?: number;
        /** @description How many items are passed over from the first one on; not with cursor or q */
        offset?: number;
        /** @description Part of title, artist or album */
        q?: string;
        /** @description Default: position; with q: by addition */
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
  LookupController_check: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkCheck'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CheckedLinks'];
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
  LookupController_lookup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Lookup'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Standings'];
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
        /** @description nextCursor of the page before */
        cursor?: string;
        /** @description Finished then or later, milliseconds since the epoch */
        from?: number;
        limit?: number;
        /** @description Part of title, artist or album */
        q?: string;
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
        /** @description Finished before that, milliseconds since the epoch */
        to?: number;
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
  HostInfoController_describe: {
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
          'application/json': components['schemas']['HostInfo'];
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
  ImagesController_send: {
    parameters: {
      query: {
        /** @description Pixels; rounded up to one of 64, 128, 264, 528, 1200 */
        size?: number;
        /** @description A coverUrl as the host gave it */
        url: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The picture */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/jpeg': string;
          'image/png': string;
        };
      };
      /** @description There is none, or the address is not one of a source */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It cannot be had now; Retry-After says when to ask again */
      503: {
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
  PluginsController_list: {
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
          'application/json': components['schemas']['PluginList'];
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
  PluginsController_one: {
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
          'application/json': components['schemas']['Plugin'];
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
  PluginsController_config: {
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
          'application/json': components['schemas']['PluginConfig'];
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
  PluginsController_saveConfig: {
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
        'application/json': components['schemas']['PluginConfigBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PluginConfig'];
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
  PluginsController_disable: {
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
          'application/json': components['schemas']['Plugin'];
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
  PluginsController_enable: {
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
          'application/json': components['schemas']['Plugin'];
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
  PluginsController_switchHooks: {
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
        'application/json': components['schemas']['PluginHooksBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Plugin'];
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
  PluginsController_logs: {
    parameters: {
      query?: {
        lines?: number;
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
          'application/json': components['schemas']['PluginLog'];
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
  PluginsController_reset: {
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
          'application/json': components['schemas']['Plugin'];
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
  PluginsController_restart: {
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
          'application/json': components['schemas']['Plugin'];
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
  PluginsController_test: {
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
          'application/json': components['schemas']['PluginTest'];
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
  PluginsController_reorder: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PluginOrder'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PluginList'];
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
  PluginRunsController_page: {
    parameters: {
      query?: {
        cursor?: string;
        hook?: 'processTrack' | 'afterTrack' | 'afterAlbum' | 'afterPlaylist';
        item?: string;
        limit?: number;
        plugin?: string;
        state?: 'pending' | 'running' | 'retry' | 'waiting' | 'succeeded' | 'skipped' | 'dead';
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
          'application/json': components['schemas']['HookRunPage'];
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
  PluginRunsController_replay: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Replay'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
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
  PluginRunsController_summary: {
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
          'application/json': components['schemas']['HookRunSummary'];
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
  SessionController_look: {
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
          'application/json': components['schemas']['Session'];
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
  SessionController_signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignIn'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
      /** @description The token is not valid */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Too many wrong ones; Retry-After says when to come again */
      429: {
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
  SessionController_signOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed out */
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
  TemplatesController_placeholders: {
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
          'application/json': components['schemas']['TemplatePlaceholders'];
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
  TemplatesController_preview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TemplatePreviewRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplatePreview'];
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
  StatsController_history: {
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
          'application/json': components['schemas']['StatsHistory'];
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
