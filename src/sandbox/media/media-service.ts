import type { Catalogue } from '../catalogue/catalogue.js';
import type { Links } from '../catalogue/links.js';
import type { SandboxFormat, SandboxTrack } from '../catalogue/model.js';
import type { TrackTokens } from '../catalogue/track-token.js';
import type { SandboxState } from '../sandbox-state.js';
import { jsonAnswer, type ServiceAnswer, type ServiceRequest } from '../service-message.js';
import { planOf } from '../session/plan-options.js';
import type { SandboxSession, SessionStore } from '../session/session-store.js';
import { isMediaRequest, type MediaRequest } from './media-request.js';

type Json = Record<string, unknown>;

const MESSAGES: Record<number, string> = {
  1000: 'Invalid license token.',
  1002: 'License token has no sufficient rights on requested media.',
  2000: 'An error occurred while decoding track token.',
  2002: 'Track token has no sufficient rights on requested media.',
};

/** An error for one track, or for the whole request. */
export function mediaError(code: number): Json {
  return { errors: [{ code, message: MESSAGES[code] ?? 'Unknown error.' }] };
}

interface MediaParts {
  state: SandboxState;
  sessions: SessionStore;
  catalogue: Catalogue;
  links: Links;
  tokens: TrackTokens;
}

/** `POST /v1/get_url`: from licence, track tokens and formats to signed URLs; one outcome for each token. */
export class MediaService {
  constructor(private readonly parts: MediaParts) {}

  handle(request: ServiceRequest): ServiceAnswer {
    const body = parse(request.body);
    if (!isMediaRequest(body)) return jsonAnswer('{"errors":[{"code":400,"message":"Bad request."}]}', {}, 400);
    const session = this.parts.sessions.byLicence(body.license_token);
    if (!session) return jsonAnswer(JSON.stringify(mediaError(1000)));
    const data = body.track_tokens.map((token) => this.outcome(token, body, session));
    return jsonAnswer(JSON.stringify({ data }));
  }

  /** Ids of the tracks that a request is about, for faults and log. */
  trackIds(request: ServiceRequest): string[] {
    const body = parse(request.body);
    if (!isMediaRequest(body)) return [];
    return body.track_tokens.map((token) => String(this.parts.tokens.read(token) ?? ''));
  }

  private outcome(token: string, body: MediaRequest, session: SandboxSession): Json {
    const id = this.parts.tokens.read(token);
    const track = id === null ? null : this.parts.catalogue.track(id);
    if (!track) return mediaError(2000);
    if (!track.hasRights) return mediaError(2002);
    const wanted = body.media.flatMap(({ type, formats }) =>
      formats.filter(({ cipher }) => type === 'FULL' && cipher === 'BF_CBC_STRIPE').map(({ format }) => format),
    );
    const present = wanted.filter((format) => (track.formats as readonly string[]).includes(format));
    if (present.length === 0) return this.parts.state.missingFormat === '2002' ? mediaError(2002) : { media: [] };
    const plan = planOf(session.userId === 0 ? 'none' : this.parts.state.plan);
    const allowed = present.find((format) => (plan.formats as readonly string[]).includes(format));
    return allowed === undefined
      ? mediaError(1002)
      : { media: [this.medium(track, allowed as SandboxFormat, session)] };
  }

  private medium(track: SandboxTrack, format: SandboxFormat, session: SandboxSession): Json {
    const { links, state } = this.parts;
    const nbf = state.seconds();
    const exp = nbf + state.urlSeconds;
    const sources = ['ecg', 'akg'].map((provider, source) => {
      return { url: links.media(track.id, format, source, exp, session.userId), provider };
    });
    return { media_type: 'FULL', cipher: { type: 'BF_CBC_STRIPE' }, format, sources, nbf, exp };
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
