/**
 * A JSON value as YAML 1.2 in block style. Scalars and keys that are not plain words are written as JSON strings, which
 * every YAML reader takes as they are.
 */
export function toYaml(value: unknown): string {
  return `${block(JSON.parse(JSON.stringify(value)), '')}\n`.trimStart();
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What follows a key or a dash: a scalar on the same line, or a nested block on the next. */
function block(value: unknown, indent: string): string {
  const json = value as Json;
  if (Array.isArray(json)) {
    if (json.length === 0) return ' []';
    return json.map((item) => `\n${indent}-${inline(item, indent)}`).join('');
  }
  if (json !== null && typeof json === 'object') {
    const entries = Object.entries(json);
    if (entries.length === 0) return ' {}';
    return entries.map(([key, item]) => `\n${indent}${keyText(key)}:${nested(item, indent)}`).join('');
  }
  return ` ${JSON.stringify(json)}`;
}

function nested(value: Json, indent: string): string {
  return block(value, `${indent}  `);
}

/** A block that begins on the line of its dash. */
function inline(value: Json, indent: string): string {
  const text = nested(value, indent);
  return text.startsWith('\n') ? ` ${text.trimStart()}` : text;
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(key)
    ? key
    : JSON.stringify(key);
}
