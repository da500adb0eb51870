import { code, prose, table } from './table.mjs';

/** Every problem of the catalogue, in the order of their status. */
export function problemsPage(problems) {
  const rows = Object.entries(problems).map(([name, { status, title, retryable, owner, detail, remedy }]) => [
    code(name),
    String(status),
    retryable ? 'yes' : 'no',
    owner,
    prose(detail === `${title}.` ? detail : `${title}. ${detail}`),
    prose(remedy),
  ]);
  return `# Problems

Every error is \`application/problem+json\` (RFC 9457), with these codes in \`code\`. **Again?** is \`retryable\`: whether the same request may succeed with nobody acting. **Who** is \`owner\`: who can mend it, the caller, the gateway's operator or NXCloud (provider). The gateway explains each at its \`type\`, \`/problems/<code with dashes>\`. Where NXCloud refused, its own code stands in \`upstream.code\`.

Written from \`src/common/problems/catalogue.ts\` by \`npm run reference\`.

${table(['code', 'status', 'again?', 'who', 'what it means', 'what to do'], rows)}
`;
}
