import { code, prose, table } from './table.mjs';

const SECTION = /^# --- (.+?) -+$/;
const SETTING = /^([A-Z_]+)=(.*)$/;

/** Every setting with its default and what .env.example says of it: the comment above it. */
export function settingsPage(environment) {
  const [head, ...sections] = sectionsOf(environment.split('\n'));
  return `# Settings

All of them come from environment variables and are read once, at the start. ${sentences(head.lines.slice(2))}

Written from \`.env.example\` by \`npm run reference\`.

${sections.map(({ title, lines }) => `## ${title}\n\n${table(['variable', 'default', 'what it means'], rowsOf(lines))}`).join('\n\n')}
`;
}

function sectionsOf(lines) {
  return lines.reduce(
    (sections, line) => {
      const [, title] = SECTION.exec(line) ?? [];
      if (title === undefined) sections.at(-1).lines.push(line);
      else sections.push({ title, lines: [] });
      return sections;
    },
    [{ title: '', lines: [] }],
  );
}

function rowsOf(lines) {
  let comment = [];
  return lines.flatMap((line) => {
    const [, name, value] = SETTING.exec(line) ?? [];
    if (name === undefined) {
      comment = line.startsWith('#') ? [...comment, line] : [];
      return [];
    }
    if (comment.length === 0) throw new Error(`.env.example does not say what ${name} means`);
    const row = [code(name), value === '' ? '' : code(value), sentences(comment)];
    comment = [];
    return [row];
  });
}

/** The text of comment lines. */
function sentences(lines) {
  const texts = lines.map((line) => line.replace(/^# ?/, '').trim());
  return prose(texts.filter((text) => text !== '').join(' '));
}
