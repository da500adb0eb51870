import { code, prose, table } from './table.mjs';

/** Every route under the tag that it has in the OpenAPI document. */
export function routesPage({ paths, tags }) {
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );
  const sections = tags
    .map(({ name, description }) => ({
      name,
      description,
      own: routes.filter((route) => route.tags.includes(name)),
    }))
    .filter(({ own }) => own.length > 0)
    .map(
      ({ name, description, own }) =>
        `## ${name}\n\n${description}\n\n${table(['route', 'scope', 'does'], own.map(rowOf))}`,
    );
  return `# Routes

What can be asked, and the scope that it takes. Fields, answers, errors and examples: \`/docs\` of a gateway, or \`openapi.json\`.

Written from \`openapi.json\` by \`npm run reference\`.

${sections.join('\n\n')}
`;
}

function rowOf({ method, path, security = [], summary }) {
  const scopes = security.flatMap((way) => Object.values(way).flat());
  return [code(`${method.toUpperCase()} ${path}`), scopes.map(code).join(' '), prose(summary)];
}
