import type { AudioFormat } from '../../domain/index.js';
import { entitledFormats } from './entitlement.js';
import type { UserData } from './session.schema.js';

/** An open session of the operator's account. Tokens in it are credentials: never log, show or store them. */
export interface Account {
  /** The cookie that it was opened with; another one in the settings makes it void. */
  readonly arl: string;
  /** Cookies that belong to the session, without the account's. */
  readonly cookies: string;
  readonly csrfToken: string;
  readonly licenceToken: string;
  /** Epoch ms; null = the service did not say. */
  readonly licenceExpiresAt: number | null;
  readonly mediaUrl: string | null;
  readonly name: string | null;
  readonly plan: string | null;
  readonly country: string | null;
  readonly formats: readonly AudioFormat[];
  readonly hasTooManyDevices: boolean;
  /** Monotonic ms. */
  readonly openedAt: number;
}

const DAY_MS = 24 * 60 * 60_000;
/** The service forgets a session some hours after its last use; the web player opens a new one about as often. */
const LONGEST_USE_MS = 4 * 60 * 60_000;

/** @param cookies name=value pairs that the answer set */
export function accountOf(data: UserData, arl: string, cookies: string, openedAt: number): Account {
  const { USER, checkForm, COUNTRY, OFFER_NAME, URL_MEDIA } = data;
  const { OPTIONS } = USER;
  return {
    arl,
    cookies,
    csrfToken: checkForm,
    licenceToken: OPTIONS.license_token,
    licenceExpiresAt: OPTIONS.expiration_timestamp === null ? null : OPTIONS.expiration_timestamp * 1000,
    mediaUrl: filled(URL_MEDIA),
    name: filled(USER.BLOG_NAME),
    plan: filled(OFFER_NAME),
    country: OPTIONS.license_country ?? COUNTRY,
    formats: entitledFormats(OPTIONS),
    hasTooManyDevices: OPTIONS.too_many_devices === true,
    openedAt,
  };
}

/** Whether a session should be opened anew before its next use. */
export function isStale(account: Account, now: { wall: number; monotonic: number }): boolean {
  if (now.monotonic - account.openedAt > LONGEST_USE_MS) return true;
  return account.licenceExpiresAt !== null && account.licenceExpiresAt - now.wall < DAY_MS;
}

function filled(text: string | null): string | null {
  return text === '' ? null : text;
}
