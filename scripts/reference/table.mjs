/** A table of Markdown. A bar or a line break in a cell would end it. */
export function table(heads, rows) {
  const line = (cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

export function code(text) {
  return `\`${text}\``;
}

/** A text that Markdown shall show as it stands. */
export function prose(text) {
  return text.replaceAll('<', '\\<').replaceAll('*', '\\*');
}
