import { writeFile } from 'node:fs/promises';
import { allEndpoints } from '../http/endpoints.ts';
import { readExamples } from '../http/examples.ts';
import { openApiDocument } from '../http/openapi.ts';
import { toYaml } from '../http/yaml.ts';
import { readArguments } from './arguments.ts';
import { EXIT } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** `paiban openapi`: the OpenAPI document of the service, without starting it. */
export async function openApiCommand(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = readArguments(given, { out: { type: 'string' } }, []);
  const yaml = toYaml(openApiDocument(allEndpoints(readExamples())));
  if (values.out === undefined) terminal.output.write(yaml);
  else await writeFile(values.out, yaml);
  return EXIT.good;
}
