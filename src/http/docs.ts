import { Router } from 'express';
import swaggerUi from 'swagger-ui-express';
import type { Endpoint } from './endpoint.ts';
import { openApiDocument } from './openapi.ts';

/** The OpenAPI document, and a page on which every call can be tried. */
export function docsRouter(endpoints: readonly Endpoint[]): Router {
  const router = Router();
  const document = openApiDocument(endpoints);
  router.get('/openapi.json', (_request, response) => void response.json(document));
  router.use(
    '/docs',
    swaggerUi.serveFiles(undefined, { swaggerUrl: '/openapi.json' }),
    swaggerUi.setup(undefined, {
      customSiteTitle: 'paiban API',
      swaggerUrl: '/openapi.json',
      swaggerOptions: { displayRequestDuration: true, docExpansion: 'list' },
    }),
  );
  router.get('/', (_request, response) => response.redirect('/docs/'));
  return router;
}
