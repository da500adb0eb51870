import { isProblemCode, ProblemOwner, PROBLEMS } from '../common/problems/catalogue';
import { ProblemError } from '../common/problems/problem-error';

const OWNERS: Readonly<Record<ProblemOwner, string>> = {
  caller: 'The calling application.',
  operator: 'The operator of the gateway.',
  provider: 'NXCloud, or whatever the gateway depends on.',
};

/**
 * The page that explains a problem to a person.
 * @param name the problem's code, written with dashes
 * @throws ProblemError `not_found`
 */
export function explainProblem(name: string): string {
  const code = name.replaceAll('-', '_');
  if (!isProblemCode(code) || name.includes('_')) throw new ProblemError('not_found');
  const { title, status, detail, retryable, owner, remedy } = PROBLEMS[code];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${code}: ${title}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}dt{font-weight:600;margin-top:1rem}dd{margin:0}</style>
<h1>${title}</h1>
<p><code>${code}</code>, HTTP ${status}</p>
<dl>
<dt>What it means</dt><dd>${escaped(detail)}</dd>
<dt>Who can mend it</dt><dd>${OWNERS[owner]}</dd>
<dt>What to do</dt><dd>${escaped(remedy)}</dd>
<dt>Is it worth repeating?</dt><dd>${retryable ? 'Yes: the same request may succeed later.' : 'No: something has to change first.'}</dd>
</dl>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
