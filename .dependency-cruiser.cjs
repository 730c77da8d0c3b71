/**
 * Imports go one way: http → planning → {models, domain, solver contract}; engines → models/linear; main wires.
 * Libraries are looked at, not into: a rule can name them, and models may import none.
 */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'models-stand-alone',
      comment: 'The mathematics knows no input, output, solver engine or service.',
      severity: 'error',
      from: { path: '^models' },
      to: { pathNot: '^models' },
    },
    {
      name: 'domain-stands-on-libraries-only',
      severity: 'error',
      from: { path: '^src/domain' },
      to: { path: '^(src/(?!domain)|models)' },
    },
    {
      name: 'presets-know-the-domain-only',
      severity: 'error',
      from: { path: '^src/presets' },
      to: { path: '^(src/(?!domain|presets)|models)' },
    },
    {
      name: 'audit-is-independent',
      comment: 'The checker judges what the builders made, so it shares no code with them.',
      severity: 'error',
      from: { path: '^src/audit' },
      to: { path: '^(src/(?!domain|audit)|models)' },
    },
    {
      name: 'check-never-imports-build',
      severity: 'error',
      from: { path: 'models/.*/check\\.ts$' },
      to: { path: 'models/.*/build\\.ts$' },
    },
    {
      name: 'engines-know-linear-models-only',
      severity: 'error',
      from: { path: '^src/solvers' },
      to: { path: '^(src/(?!solvers)|models/(?!linear))' },
    },
    {
      name: 'planning-is-not-the-edge',
      severity: 'error',
      from: { path: '^src/planning' },
      to: { path: '^src/(http|store|jobs|exports|main|config|solvers/(?!solver\\.ts))' },
    },
    {
      name: 'only-main-wires-http',
      severity: 'error',
      from: { path: '^src/(?!http|main|service|worker[.]ts|cli)' },
      to: { path: '^src/http' },
    },
    {
      name: 'tools-are-not-the-product',
      comment: 'What measures, tests or maintains the package is not part of it.',
      severity: 'error',
      from: { path: '^(src|models)' },
      to: { path: '^(bench|scripts|test)' },
    },
    {
      name: 'only-the-store-knows-its-database',
      severity: 'error',
      from: { path: '^(src/(?!store)|models|bench|scripts)' },
      to: { path: 'node_modules/(kysely|pg|@electric-sql)/' },
    },
    {
      name: 'only-engines-know-a-solver',
      severity: 'error',
      from: { path: '^(src/(?!solvers)|models|scripts)' },
      to: { path: 'node_modules/(highs|javascript-lp-solver)/' },
    },
    {
      name: 'check-has-no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '(^src/main\\.ts|worker\\.ts|\\.d\\.ts)$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
