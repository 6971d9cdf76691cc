import type { Catalogue } from '../catalogue/catalogue.js';
import type { SandboxTrack } from '../catalogue/model.js';
import { phpJson } from '../php-json.js';
import type { SandboxState } from '../sandbox-state.js';
import { jsonAnswer, type ServiceAnswer, type ServiceRequest } from '../service-message.js';
import { cookieOf, type SessionStore } from './session-store.js';
import type { SongView } from './song-view.js';
import { userDataAnswer } from './user-data.js';

/** An error of the session: HTTP 200, the key tells its kind. */
export function sessionError(kind: string, message: string): ServiceAnswer {
  return jsonAnswer(phpJson({ error: { [kind]: message }, results: {} }));
}

interface SessionParts {
  state: SandboxState;
  sessions: SessionStore;
  catalogue: Catalogue;
  songs: SongView;
  base: string;
}

/** The account's side: `POST /ajax/gw-light.php?method=…`. */
export class SessionService {
  constructor(private readonly parts: SessionParts) {}

  handle(request: ServiceRequest): ServiceAnswer {
    const method = request.query.get('method') ?? '';
    const cookie = request.headers.cookie;
    if (method === 'deezer.getUserData') return this.userData(cookie);
    const session = this.parts.sessions.bySid(cookieOf(cookie, 'sid'));
    if (session?.checkForm !== request.query.get('api_token')) {
      return sessionError('VALID_TOKEN_REQUIRED', 'Invalid CSRF token');
    }
    if (session.userId !== 0 && this.parts.state.isArlRevoked) {
      return sessionError('NEED_USER_AUTH_REQUIRED', 'Require user auth');
    }
    return this.call(method, bodyOf(request));
  }

  /** Ids of the songs that a request is about, for faults and log. */
  trackIds(request: ServiceRequest): string[] {
    const { sng_ids: ids, sng_id: id } = bodyOf(request);
    return (Array.isArray(ids) ? ids : id === undefined ? [] : [id]).map(String);
  }

  private userData(cookie: string | undefined): ServiceAnswer {
    const { sessions, state, base } = this.parts;
    return userDataAnswer(sessions.open(cookieOf(cookie, 'arl')), state, base);
  }

  private call(method: string, body: Record<string, unknown>): ServiceAnswer {
    switch (method) {
      case 'song.getListData':
        return this.songList(body.sng_ids);
      case 'song.getData':
        return this.song(body.sng_id);
      case 'deezer.pageTrack':
        return this.song(body.sng_id, true);
      case 'song.getListByAlbum':
        return this.listOf(this.parts.catalogue.album(Number(body.alb_id))?.trackIds);
      default:
        return sessionError('GATEWAY_ERROR', 'Undefined or invalid output');
    }
  }

  /** Order is kept, ids that nobody knows are dropped. */
  private songList(ids: unknown): ServiceAnswer {
    if (!Array.isArray(ids)) return sessionError('DATA_ERROR', 'Missing parameters: sng_ids');
    return this.listOf(ids.map(Number));
  }

  private listOf(ids: readonly number[] | undefined): ServiceAnswer {
    if (!ids) return sessionError('DATA_ERROR', 'no data');
    const tracks = ids.map((id) => this.parts.catalogue.track(id)).filter((track): track is SandboxTrack => !!track);
    const data = tracks.map((track) => this.parts.songs.song(track));
    const results = { data, count: data.length, total: data.length, filtered_count: 0 };
    return jsonAnswer(phpJson({ error: [], results }));
  }

  private song(id: unknown, isPage = false): ServiceAnswer {
    const track = this.parts.catalogue.track(Number(id));
    if (!track) return sessionError('DATA_ERROR', 'song::getData');
    const song = this.parts.songs.song(track);
    return jsonAnswer(phpJson({ error: [], results: isPage ? { DATA: song } : song }));
  }
}

function bodyOf(request: ServiceRequest): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(request.body || '{}');
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
