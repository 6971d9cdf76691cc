import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { pagePolicy } from './content-policy.js';

/** What the dashboard never asks of a browser, so that nothing smuggled into it can either. */
const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'usb']
  .map((name) => `${name}=()`)
  .join(', ');

/**
 * Headers that keep browsers from doing what the host never asks them to. No HSTS: the host speaks plain HTTP, and
 * encryption is the matter of the proxy in front of it.
 */
export function securityHeaders(): RequestHandler[] {
  const policy = pagePolicy();
  return [
    helmet({
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
      contentSecurityPolicy: false,
    }),
    (_request, response, next) => {
      response.setHeader('Content-Security-Policy', policy);
      response.setHeader('Permissions-Policy', PERMISSIONS);
      next();
    },
  ];
}
