import { createDocument } from 'zod-openapi';
import type { oas31 } from 'zod-openapi';
import { packageManifest } from '../package-files.ts';
import { SECURITY } from './documented.ts';
import type { Endpoint } from './endpoint.ts';

/** The OpenAPI document of the calls, from the schemas that validate them. */
export function openApiDocument(endpoints: readonly Endpoint[]): oas31.OpenAPIObject {
  const { version, description } = packageManifest();
  const paths: Record<string, Record<string, Endpoint['document']>> = {};
  for (const { path, method, document } of endpoints) paths[path] = { ...paths[path], [method]: document };
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'paiban',
        version,
        description,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'plans', description: 'Requests in, plans out.' },
        { name: 'results', description: 'What a finished plan consists of.' },
        { name: 'calculations', description: 'Questions answered at once, without a plan.' },
        { name: 'access', description: 'Keys of a tenant.' },
        { name: 'webhooks', description: 'Be told when plans end.' },
        { name: 'reference', description: 'Presets, examples and schemas.' },
        { name: 'operations', description: 'For whoever runs the service.' },
      ],
      security: [],
      components: {
        securitySchemes: {
          [SECURITY]: {
            type: 'http',
            scheme: 'bearer',
            description:
              'A key (`paiban key create`), or a token of the issuer that the service is set to. What a call asks of it is `read`, `plan` (with `read`) or `admin` (with both). A service in development asks for none.',
          },
        },
      },
      paths,
    },
    // A schema as it is read back, once every default is filled in.
    {
      outputIdSuffix: 'WithDefaults',
      // A named format says it; the expression behind it only makes the document hard to read.
      override: ({ jsonSchema }) => {
        if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      },
    },
  );
}
