import { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import { Schema } from '../database/schema';
import { BindingStatus } from './binding';

type Builder = ExpressionBuilder<Schema, 'bindings'>;

/** The opposite of `isLeased` as a condition of the database. */
export function isFree(eb: Builder, now: number): ExpressionWrapper<Schema, 'bindings', SqlBool> {
  return eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]);
}

/** `statusOf` as a condition of the database. */
export function hasStatus(
  eb: Builder,
  status: BindingStatus,
  now: number,
): ExpressionWrapper<Schema, 'bindings', SqlBool> {
  const isReleased = eb('state', '=', 'released');
  const isPending = eb.and([eb('state', '=', 'pending'), eb('lease_until', '>', now)]);
  const isOver = eb.and([eb('expires_at', 'is not', null), eb('expires_at', '<=', now)]);
  const isOpen = eb.and([
    eb('state', '!=', 'released'),
    eb.or([eb('state', '!=', 'pending'), isFree(eb, now)]),
  ]);
  const isLasting = eb.and([isOpen, eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)])]);
  switch (status) {
    case 'released':
      return eb.and([isReleased]);
    case 'pending':
      return isPending;
    case 'expired':
      return eb.and([isOpen, isOver]);
    case 'active':
      return eb.and([isLasting, eb('state', '=', 'active')]);
    case 'unknown':
      return eb.and([isLasting, eb('state', '!=', 'active')]);
  }
}
