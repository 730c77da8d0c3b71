/** Where plans are kept: by PGlite in a directory of this machine, or by a PostgreSQL server. */
export type StoreLocation =
  | { readonly kind: 'embedded'; readonly directory: string }
  | { readonly kind: 'server'; readonly url: string };

/** “shops on db.example.com:5432”, or the directory; without a password. */
export function locationInWords(location: StoreLocation): string {
  if (location.kind === 'embedded') return location.directory;
  const { pathname, host } = new URL(location.url);
  return `${pathname.slice(1)} on ${host}`;
}
