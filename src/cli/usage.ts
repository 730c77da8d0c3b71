export const USAGE = `paiban – workforce scheduling for customer-service teams of live-commerce shops

  paiban plan REQUEST [--out FILE]   draw up a plan: a request file, or - for standard input;
                                     the roster goes to FILE, or to standard output
  paiban replan REQUEST ROSTER CHANGES [--out FILE]
                                     change the roster of a request as little as possible, for
                                     absences and the like in the file CHANGES
  paiban explain REQUEST ROSTER --agent ID --date DATE [--out FILE]
                                     say why one person works, or is off, on one date, and what the
                                     alternatives would cost; all of it as JSON to FILE
  paiban staffing REQUEST [--out FILE]
                                     work out the agents that demand and targets ask for
  paiban serve [--development] [--no-worker]
                                     start the service; in development on this machine only, without
                                     keys; without a worker it leaves plans to those of others
  paiban worker [--concurrency N]    run the plans of services on the same database (DATABASE_URL),
                                     N at once
  paiban tenant create NAME | list | remove NAME [--with-plans]
                                     those who share a service without seeing each other
  paiban key create --scope read|plan|admin [--tenant NAME] [--name TEXT]
                    [--days N | --never-expires]
                                     make a key for callers, shown once; without --tenant of the tenant
                                     default, for 365 days
  paiban key list [--tenant NAME] | revoke ID
  paiban migrate                     bring the store up to date, as paiban serve does when it starts
  paiban dump FILE                   write all plans with their documents to one file
  paiban restore FILE [--add]        read that file into an empty store, of either kind; with --add
                                     into any, where plans that are there already stay as they are
  paiban demo                        start a service, plan a shop's week with it, write roster.json
  paiban openapi [--out FILE]        print the OpenAPI document of the service
  paiban --help | --version

Ctrl-C ends a plan early with the best roster so far.

Exit codes of plan and replan
  0  a plan without required violations and gaps
  2  bad input: every error on standard error, with its JSON path
  3  a plan with required violations, or short of people
  1  anything else

Settings of the service and its store, from the environment
  PORT                     3000           port; 0 takes a free one
  HOST                     127.0.0.1      address to listen on
  PAIBAN_WORKER_PORT                      port on which paiban worker answers /healthz, /readyz and
                                          /metrics; without it none
  PAIBAN_DATA              .paiban/data   directory of the embedded store
  DATABASE_URL                            postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=MODE,
                                          a PostgreSQL server instead of the embedded store, for
                                          any number of services and workers
  PAIBAN_THREADS           2              plans at the same time (not more than cores, by default)
  PAIBAN_THREAD_MEGABYTES  1024           memory of one plan, without the solver's
  PAIBAN_QUEUE_LIMIT       100            plans of one tenant that may wait
  PAIBAN_TENANT_PLANS                     plans of one tenant at the same time, in all processes; without
                                          it as many as there are threads
  PAIBAN_BODY_MEGABYTES    10             largest request
  PAIBAN_REQUEST_SECONDS   60             time for a request to arrive
  PAIBAN_CALLS_PER_MINUTE  6000           calls of one key, or of one address where a caller
                                          shows none; 0 sets no limit
  PAIBAN_HEAVY_CALLS_PER_MINUTE
                           300            the same of calls that admit plans or calculate
  PAIBAN_EVENT_STREAMS     1000           event streams open at the same time
  PAIBAN_PROXIES           0              reverse proxies in front, which tell clients' addresses
  PAIBAN_CORS_ORIGINS                     origins, with commas, whose pages may make calls
  PAIBAN_OIDC_ISSUER                      an OpenID Connect issuer whose tokens are taken beside keys
  PAIBAN_OIDC_AUDIENCE                    for whom those tokens have to be
  PAIBAN_OIDC_TENANT_CLAIM tenant         claim with the tenant
  PAIBAN_OIDC_SCOPE_CLAIM  scope          claim with paiban:read, paiban:plan or paiban:admin
  PAIBAN_WEBHOOK_PRIVATE   off            on: webhooks may also go to this machine and its network, and by http
  PAIBAN_RETENTION_DAYS                   days after which plans that have ended are removed, at start
                                          and daily; without it all are kept
  PAIBAN_METRICS           on             whether /metrics is answered, on or off; off unless HOST is loopback
  OTEL_EXPORTER_OTLP_ENDPOINT             where traces are sent by OTLP (HTTP, JSON); without it none are
  PAIBAN_LOG_LEVEL         info           fatal, error, warn, info, debug, trace or silent
`;
