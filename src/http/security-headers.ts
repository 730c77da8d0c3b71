import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** TLS ends in front of this service, so nothing here may tell a browser to insist on https. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
    strictTransportSecurity: false,
  });
}
