import {
  createSourceFile,
  Expression,
  forEachChild,
  isAwaitExpression,
  isBinaryExpression,
  isCallExpression,
  isIdentifier,
  isLiteralExpression,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  Node,
  ScriptTarget,
} from 'typescript';

const SECRET = /(secret|token|key|signature|sign|hash|digest|mac)$/i;
const SECRETS = /(secrets|tokens|keys|signatures|hashes|digests)$/i;
const EQUALITY = /^[!=]==?$/;
/** Methods that stop at the first difference. */
const COMPARING = /^(includes|indexOf|has|startsWith|endsWith|equals|compare|localeCompare)$/;

/** Every place where something that is named like a secret is compared with something that is no constant. */
export function comparedSecrets(text: string): string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (isComparison(node)) found.push(node.getText());
    forEachChild(node, visit);
  };
  visit(createSourceFile('source.ts', text, ScriptTarget.ES2022, true));
  return found;
}

function isComparison(node: Node): boolean {
  if (isBinaryExpression(node)) {
    const sides = [node.left, node.right];
    return EQUALITY.test(node.operatorToken.getText()) && !sides.some(isConstant) && sides.some(isSecret);
  }
  if (!isCallExpression(node) || !isPropertyAccessExpression(node.expression)) return false;
  const { name, expression: receiver } = node.expression;
  if (!COMPARING.test(name.text) || node.arguments.every(isConstant)) return false;
  return [receiver, ...node.arguments].some(isSecret) || SECRETS.test(nameOf(receiver));
}

function isConstant(expression: Expression): boolean {
  return isLiteralExpression(expression) || ['null', 'undefined'].includes(expression.getText());
}

function isSecret(expression: Expression): boolean {
  return SECRET.test(nameOf(expression));
}

/** `key` of `held.key`, `hash` of `await hash(text)`. */
function nameOf(expression: Expression): string {
  if (isIdentifier(expression)) return expression.text;
  if (isPropertyAccessExpression(expression)) return expression.name.text;
  const isWrapped =
    isCallExpression(expression) || isAwaitExpression(expression) || isParenthesizedExpression(expression);
  return isWrapped ? nameOf(expression.expression) : '';
}
