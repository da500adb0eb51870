// What each room must not import: the table of docs/architecture.md, kept by `npm run check`.
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const room = (...names) => ({ path: `^src/(${names.join('|')})/` });
const PRODUCTS = ['calling', 'pns', 'interline'];
const ROOMS = [
  'access',
  'bindings',
  'callback',
  'config',
  'database',
  'idempotency',
  'operations',
  'upstream',
  'vault',
  ...PRODUCTS,
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('no-circles', {}, { circular: true }, 'A circle has no bottom to understand it from.'),
    forbid(
      'common-stands-alone',
      room('common'),
      { path: [`^src/(${ROOMS.join('|')})/`, 'node_modules/(axios|kysely|pg|libsql)/'] },
      'common is for words that any API has.',
    ),
    forbid(
      'upstream-knows-no-business',
      room('upstream'),
      { path: [`^src/(bindings|callback|database|${PRODUCTS.join('|')})/`, 'node_modules/@nestjs/swagger/'] },
      'upstream speaks to NXCloud; it does not know what for.',
    ),
    forbid(
      'signers-are-pure',
      { path: '^src/upstream/signing/', pathNot: '\\.spec\\.ts$' },
      { path: '^src/|node_modules/', pathNot: '^src/upstream/signing/' },
      'A signer takes everything as an argument.',
    ),
    ...PRODUCTS.map((product) =>
      forbid(
        `${product}-stands-alone`,
        { path: `^src/${product}/`, pathNot: '\\.spec\\.ts$' },
        {
          path: [
            `^src/(callback|database|${PRODUCTS.filter((other) => other !== product).join('|')})/`,
            'node_modules/axios/',
            '^(node:)?crypto$',
          ],
        },
        'Products know neither each other nor the wire.',
      ),
    ),
    forbid(
      'callback-takes-what-it-is-given',
      { path: '^src/callback/', pathNot: '\\.spec\\.ts$' },
      { path: [`^src/(${PRODUCTS.join('|')})/`, '^src/upstream/(?!signing/)'] },
      'Callbacks know neither the products nor the way to NXCloud; of it only the signatures.',
    ),
    forbid(
      'controllers-are-doors',
      { path: '\\.controller\\.ts$' },
      { path: ['^src/(upstream|database)/', '\\.controller\\.ts$'] },
      'A controller method is one sentence over its service.',
    ),
    forbid(
      'the-simulator-may-disagree',
      { path: '^sandbox/' },
      { path: '^src/' },
      'The simulator is written from the documents, not from the gateway.',
    ),
    forbid(
      'the-bench-stands-outside',
      { path: '^bench/' },
      { path: '^(src|test)/' },
      'What is measured is what is deployed: a process, over its ports.',
    ),
    forbid(
      'a-client-stands-outside',
      { path: '^clients/' },
      { path: '^(src|sandbox|bench|test)/' },
      'A client knows the gateway by its OpenAPI document alone.',
    ),
    forbid(
      'nothing-needs-a-client',
      { path: '^(src|sandbox|bench)/' },
      { path: '^clients/' },
      'Clients are for applications.',
    ),
    forbid(
      'src-is-production',
      { path: '^(src|sandbox)/', pathNot: '\\.spec\\.ts$' },
      { path: '^(bench|test)/' },
      'Tests stay outside.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
