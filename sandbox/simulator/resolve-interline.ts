import { sameNumber, type InterlineRelation, type InterlineRelations } from './interline-relations';

export interface InterlineRoute {
  relation: InterlineRelation;
  rings: string;
  shownNumber: string;
}

/** Whom a call to X reaches: the other end of an axb, else the A of a transfer [interline V1.0 §4.1, §4.3]. */
export function resolveInterline(
  relations: InterlineRelations,
  from: string,
  to: string,
): InterlineRoute | string {
  const axb = relations
    .active()
    .filter(({ kind, numberX }) => kind === 'axb' && sameNumber(numberX, to))
    .reverse();
  const asA = axb.find(({ numberA }) => sameNumber(numberA, from));
  if (asA !== undefined) return { relation: asA, rings: asA.numberB, shownNumber: shown(asA, 0, from) };
  const asB = axb.find(({ numberB }) => sameNumber(numberB, from));
  if (asB !== undefined) return { relation: asB, rings: asB.numberA, shownNumber: shown(asB, 1, from) };
  const transfer = relations.transferOf(to);
  if (transfer === undefined) return 'no relation joins the caller and the X number';
  return { relation: transfer, rings: transfer.numberA, shownNumber: shown(transfer, 0, from) };
}

/** `display`: one digit a direction, a to b first; 0 shows X, 1 shows the caller. */
function shown({ display, numberX }: InterlineRelation, direction: 0 | 1, from: string): string {
  return display.split(',')[direction] === '1' ? from : numberX;
}
