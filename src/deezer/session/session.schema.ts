import { z } from 'zod';
import { idField, optionalFlag, optionalNumber, optionalObject, optionalText } from '../upstream/fields.js';

const quality = z.object({ standard: optionalFlag, high: optionalFlag, lossless: optionalFlag });

const options = z.object({
  license_token: z.string().min(1),
  expiration_timestamp: optionalNumber,
  license_country: optionalText,
  web_hq: optionalFlag,
  mobile_hq: optionalFlag,
  web_lossless: optionalFlag,
  mobile_lossless: optionalFlag,
  web_streaming: optionalFlag,
  mobile_streaming: optionalFlag,
  web_sound_quality: optionalObject(quality),
  mobile_sound_quality: optionalObject(quality),
  too_many_devices: optionalFlag,
});

/** Who an answer of `deezer.getUserData` is for. `USER_ID` 0 is how the service says that the cookie is dead. */
export const userIdSchema = z.object({ USER: z.object({ USER_ID: idField }) });

/** Answer of `deezer.getUserData` for somebody. */
export const userDataSchema = z.object({
  USER: z.object({ USER_ID: idField, BLOG_NAME: optionalText, OPTIONS: options }),
  checkForm: z.string().min(1),
  COUNTRY: optionalText,
  OFFER_NAME: optionalText,
  URL_MEDIA: optionalText,
  SERVER_TIMESTAMP: optionalNumber,
});

export type UserData = z.output<typeof userDataSchema>;
export type AccountOptions = UserData['USER']['OPTIONS'];
