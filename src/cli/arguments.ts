import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { UsageError } from './exit-code.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Arguments<Given extends Options> {
  readonly values: ReturnType<typeof parseArgs<{ options: Given; allowPositionals: true }>>['values'];
  readonly positionals: readonly string[];
}

/**
 * The flags and arguments of a command.
 *
 * @throws UsageError for flags that do not exist, and when there are fewer or more arguments than `names`.
 */
export function readArguments<Given extends Options>(
  given: readonly string[],
  options: Given,
  names: readonly string[],
): Arguments<Given> {
  const { values, positionals } = parse(given, options);
  if (positionals.length < names.length) throw new UsageError(`${names[positionals.length]} is missing`);
  if (positionals.length > names.length) throw new UsageError(`unexpected: ${positionals[names.length]}`);
  return { values, positionals };
}

function parse<Given extends Options>(given: readonly string[], options: Given) {
  try {
    return parseArgs({ args: [...given], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
}
