import swc from '@swc/core';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const PARTS = ['contract', 'overlay', 'providers', 'simulator', 'media', 'studio'];
const pkg = (...names) => `^packages/(${names.join('|')})/src`;
const app = (...names) => `^apps/(${names.join('|')})/src`;
const PROVIDER_SPEC = '^packages/providers/src/spec/';
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

const law = [
  forbid(
    'contract-stands-alone',
    { path: pkg('contract') },
    { path: [pkg('overlay', 'providers', 'media', 'studio'), '^apps/'] },
    'The words import nothing of ours.',
  ),
  ...['overlay', 'providers', 'simulator', 'media'].map((name) =>
    forbid(
      `${name}-knows-only-the-words`,
      { path: pkg(name) },
      { path: [pkg(...PARTS.filter((other) => other !== name && other !== 'contract')), '^apps/'] },
      `${name} imports only contract.`,
    ),
  ),
  forbid(
    'studio-takes-only-the-spec',
    { path: pkg('studio'), pathNot: '\\.test\\.ts$' },
    { path: '^packages/providers/src/(?!index|spec)' },
    'The flow knows providers by their interface.',
  ),
  forbid(
    'packages-never-import-apps',
    { path: '^packages/' },
    { path: '^apps/' },
    'Packages do not know the apps.',
  ),
  forbid(
    'stages-never-import-each-other',
    {
      path: '^packages/studio/src/(brief|plan|images|clips|music|composition|quality|director|enhance|rewrite)/',
    },
    {
      path: '^packages/studio/src/(brief|plan|images|clips|music|composition|quality|director|enhance|rewrite)/',
      pathNot: '^packages/studio/src/$1/',
    },
    'A stage does not start or read another.',
  ),
  forbid(
    'enhance-runs-without-the-house',
    { path: '^packages/studio/src/enhance/', pathNot: '\\.test\\.ts$' },
    { path: '^(packages|apps)/', pathNot: ['^packages/studio/src/enhance/', pkg('contract'), PROVIDER_SPEC] },
    'The terminal tools load this stage alone: contract and the interface of providers, nothing native.',
  ),
  forbid(
    'director-runs-without-the-house',
    { path: '^packages/studio/src/(director/|agent\\.ts|outcome\\.ts)', pathNot: '\\.test\\.ts$' },
    {
      path: '^(packages|apps)/',
      pathNot: ['^packages/studio/src/(director/|agent\\.ts|outcome\\.ts)', pkg('contract'), PROVIDER_SPEC],
    },
    'The terminal tells stories with this stage alone: contract and the interface of providers, nothing native.',
  ),
  forbid(
    'web-sees-only-words-and-painter',
    { path: app('web') },
    { path: [pkg('providers', 'media', 'studio'), app('server')] },
    'The web app knows the contract and the painter.',
  ),
  forbid(
    'cli-sees-words-painter-and-writers',
    { path: app('cli') },
    {
      path: [pkg('providers', 'media', 'studio'), app('server')],
      pathNot: ['^packages/studio/src/(enhance|director)/index\\.ts$', '^packages/providers/src/text\\.ts$'],
    },
    'The command line knows the contract, the painter and, because they run with no server, the agents that write and the language models they ask.',
  ),
  forbid(
    'apps-never-import-each-other',
    { path: '^apps/([^/]+)/' },
    { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    'Apps never import each other.',
  ),
  forbid(
    'features-never-import-each-other',
    { path: '^apps/web/src/features/([^/]+)/' },
    { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    'Features meet in app/.',
  ),
  forbid('no-circles', {}, { circular: true }, 'No import circle, types included.'),
];

// dependency-cruiser hands every file to swc as plain TypeScript; JSX has to be asked for.
const parseFile = swc.parseFileSync;
swc.parseFileSync = (file, options) => parseFile(file, { ...options, tsx: file.endsWith('x') });

const folders = [
  ...PARTS.map((part) => `packages/${part}/src`),
  'apps/server/src',
  'apps/cli/src',
  'apps/web/src',
];
const result = await cruise(
  folders,
  {
    ruleSet: { forbidden: law },
    validate: true,
    tsPreCompilationDeps: true,
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|node_modules)' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
  {},
  { tsConfig: extractTSConfig('./tsconfig.base.json') },
);

const { modules, summary } = result.output;
const ours = modules.filter((module) => /^(packages|apps)\//.test(module.source));
const crossings = ours
  .flatMap((module) => module.dependencies)
  .filter((dependency) => dependency.resolved.startsWith('packages/'));
if (ours.length < 50 || crossings.length < 50) {
  console.error(
    `The import law read only ${ours.length} modules and ${crossings.length} imports of packages: it proves nothing.`,
  );
  process.exit(1);
}
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
console.log(
  `${ours.length} modules, ${crossings.length} imports of packages, ${summary.violations.length} against the law`,
);
process.exit(summary.violations.length === 0 ? 0 : 1);
