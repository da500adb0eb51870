import { code, table } from './table.mjs';

/** Every type of event with the example of the OpenAPI document. */
export function eventsPage({ webhooks }) {
  const types = Object.entries(webhooks).map(([type, { post }]) => ({
    type,
    summary: post.summary,
    example: post.requestBody.content['application/json'].example,
  }));
  return `# Events

What an application receives, as a webhook, from the stream or by pulling; all three bring the same. How to receive them: [webhooks.md](../webhooks.md). What each field means: \`/docs\` of a gateway; where it comes from: [fields.md](../fields.md#callbacks).

Written from \`openapi.json\` by \`npm run reference\`.

${table(
  ['type', 'comes when'],
  types.map(({ type, summary }) => [code(type), summary]),
)}

${types.map(({ type, example }) => `## ${code(type)}\n\n\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``).join('\n\n')}
`;
}
