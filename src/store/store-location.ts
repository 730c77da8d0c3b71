/** Where plans are kept: by PGlite in a directory of this machine, or by a PostgreSQL server. */
export type StoreLocation =
  | { readonly kind: 'embedded'; readonly directory: string }
  | { readonly kind: 'server'; readonly url: string };
