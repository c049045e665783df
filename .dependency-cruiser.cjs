// Who may import whom, and why. `scripts/check-imports.mjs` runs these rules and proves with planted faults that they bite.
const OURS = '^packages/';

/** A package may import itself and the packages named; nothing else of ours. */
function only(name, allowed, why) {
  const paths = [name, ...allowed].map((other) => `^packages/${other}/`);
  return {
    name: `${name}-imports`,
    severity: 'error',
    comment: why,
    from: { path: `^packages/${name}/`, pathNot: '\\.test\\.tsx?$' },
    to: { path: OURS, pathNot: paths },
  };
}

module.exports = {
  forbidden: [
    only('core', [], 'the domain stands alone: everything else is built on it'),
    only('policy', ['core'], 'policy evaluation is pure: provider data is passed in'),
    only('diagram', ['core'], 'layout and drawing are pure: they know the model, not where it came from'),
    only(
      'frameworks',
      ['core'],
      'readers of frameworks give values; who stores or shows them is not their business',
    ),
    only(
      'catalog-reader',
      ['core'],
      'the only code that reads ThreatModels from disk knows nothing but the model',
    ),
    only('document', ['core', 'diagram'], 'a document is made of analysis and pictures'),
    only(
      'server',
      ['core', 'policy', 'diagram', 'frameworks', 'catalog-reader', 'document'],
      'the server knows neither of its clients',
    ),
    {
      name: 'web-imports',
      severity: 'error',
      comment: 'the browser runs the pure packages; of the server it knows the contract alone',
      from: { path: '^packages/web/', pathNot: '\\.test\\.tsx?$' },
      to: { path: OURS, pathNot: ['^packages/(web|core|policy|diagram)/', '^packages/server/src/contract/'] },
    },
    only(
      'cli',
      ['core', 'policy', 'diagram', 'frameworks', 'catalog-reader', 'document', 'server'],
      'the command line uses all but the web',
    ),
    {
      name: 'contract-stands-alone',
      severity: 'error',
      comment: 'the contract is read by the browser: no server code may come in behind it',
      from: { path: '^packages/server/src/contract/' },
      to: { path: OURS, pathNot: ['^packages/server/src/contract/', '^packages/core/'] },
    },
    {
      name: 'pure-packages-do-no-io',
      severity: 'error',
      comment: 'core, policy and diagram run in the browser: they ask for nothing',
      from: { path: '^packages/(core|policy|diagram)/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'two files that need each other are one',
      from: { pathNot: '\\.test\\.tsx?$' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'features-apart',
      severity: 'error',
      comment: 'features of the web do not import each other: pages compose them',
      from: { path: '^packages/web/src/features/([^/]+)/' },
      to: { path: '^packages/web/src/features/', pathNot: '^packages/web/src/features/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
    exclude: { path: '(^|/)(dist|\\.tmp)/' },
  },
};
