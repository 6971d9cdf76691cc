import { phpJson } from '../php-json.js';
import type { SandboxState } from '../sandbox-state.js';
import { jsonAnswer, type ServiceAnswer } from '../service-message.js';
import { planOf, planOptions } from './plan-options.js';
import type { SandboxSession } from './session-store.js';

/**
 * Answer of `deezer.getUserData`. A wrong cookie is no error: it is a session of nobody, `USER_ID` 0.
 * @param base address of the sandbox; media requests go there
 */
export function userDataAnswer(session: SandboxSession, state: SandboxState, base: string): ServiceAnswer {
  const isNobody = session.userId === 0;
  const plan = isNobody ? 'none' : state.plan;
  const { offerId, offerName } = planOf(plan);
  const times = {
    expiration_timestamp: session.licenceExpiry,
    timestamp: session.licenceExpiry - state.licenceSeconds,
  };
  const results = {
    USER: {
      USER_ID: session.userId,
      BLOG_NAME: isNobody ? '' : 'Sandbox Listener',
      INSCRIPTION_DATE: isNobody ? 0 : '2020-02-02',
      LOVEDTRACKS_ID: isNobody ? 0 : '3000999',
      OPTIONS: { ...planOptions(plan), license_token: session.licence, ...times },
      MULTI_ACCOUNT: isNobody
        ? []
        : {
            ENABLED: false,
            ACTIVE: false,
            CHILD_COUNT: 0,
            MAX_CHILDREN: 0,
            PARENT: null,
            IS_KID: false,
            IS_SUB_ACCOUNT: false,
          },
      AUDIO_SETTINGS: { default_preset: 'standard', default_download_on_mobile_network: false, presets: [] },
      SETTING: { global: { language: 'en' } },
    },
    SETTING_LANG: 'us',
    SETTING_LOCALE: 'en-US',
    checkForm: session.checkForm,
    SESSION_ID: session.sid,
    USER_TOKEN: session.checkForm.slice(0, 16),
    PLAYER_TOKEN: session.checkForm.slice(16),
    COUNTRY: 'FR',
    OFFER_ID: offerId,
    OFFER_NAME: offerName,
    URL_MEDIA: base,
    SERVER_TIMESTAMP: state.seconds(),
    GAIN: { TARGET: '-15', ADS: '-13' },
    __DZR_GATEKEEPS__: {},
  };
  const cookies = [`sid=${session.sid}; path=/; HttpOnly`, `dzr_uniq_id=dzr_uniq_id_fr${session.checkForm}; path=/`];
  return jsonAnswer(phpJson({ error: [], results }), { 'set-cookie': cookies });
}
