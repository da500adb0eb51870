import { interlineSuccess, type Answer } from './answer';
import { FormReader, wrong } from './form-reader';
import { BareNumber, type Json } from './json-text';
import { sameNumber, type NewRelation } from './interline-relations';
import { verifyKeytime } from './keytime';
import type { OperationName } from './operation';
import type { ReceivedRequest } from './received-request';
import { Refusal } from './refusal';
import { shownId } from './shown-id';
import type { World } from './world';

type InterlineOperation = Extract<OperationName, `interline.${string}`>;

/** Relay numbers, Keytime-signed [interline V1.0]. */
export function answerInterline(
  world: World,
  operation: InterlineOperation,
  request: ReceivedRequest,
): Answer {
  const { developerId, authKey } = world.options;
  verifyKeytime(request.headers.authorization, { developerId, authKey, now: world.clock.now() });
  switch (operation) {
    case 'interline.account':
      return account(world, queryOf(request));
    case 'interline.axb':
      return bind(world, request, formOf(request));
    case 'interline.xa':
      return transfer(world, request, formOf(request));
    case 'interline.release':
      return release(world, queryOf(request));
    case 'interline.releaseXa':
      return releaseTransfer(world, request, queryOf(request));
  }
}

/** Parameters of a PUT: a form in the body [interline V1.0 §4.1]. */
function formOf({ headers, rawBody, query }: ReceivedRequest): FormReader {
  if (headers['content-type'] !== 'application/x-www-form-urlencoded') {
    throw wrong('Content-Type', 'must be application/x-www-form-urlencoded');
  }
  if (query.size > 0) throw wrong('query', 'must be empty: the parameters belong into the body');
  return new FormReader(new URLSearchParams(rawBody.toString('utf8')));
}

/** Parameters of a GET or DELETE: in the URI, whatever the page says of forms [interline V1.0 §4.2]. */
function queryOf({ rawBody, query }: ReceivedRequest): FormReader {
  if (rawBody.length > 0) throw wrong('body', 'must be empty: the parameters belong into the URI');
  return new FormReader(query);
}

/** §3.1: state 1 is live; money in yuan. */
function account({ variations }: World, query: FormReader): Answer {
  query.allowOnly([]);
  return interlineSuccess({
    state: 1,
    role: 'developer',
    balance: new BareNumber(variations.balance === 'double' ? '1.0245E3' : '1024.5'),
    overdraft: new BareNumber(variations.balance === 'double' ? '0.0' : '0'),
    createTime: 1_482_883_200_000,
    updateTime: 1_622_020_210_513,
  });
}

/** Up to 24 bytes [interline V1.0 §4.1]; the samples are digits, a plus is let pass. */
const NUMBER = /^\+?\d{3,23}$|^\d{24}$/;
const FLAG = /^[01]$/;
const COMMON_FIELDS = ['appid', 'anum', 'reqid', 'ttl', 'record', 'display', 'anucode', 'userData'];

function bind(world: World, request: ReceivedRequest, form: FormReader): Answer {
  form.allowOnly([...COMMON_FIELDS, 'bnum', 'ansanu']);
  const wanted: NewRelation = {
    kind: 'axb',
    ...common(world, request, form),
    numberB: form.text('bnum', NUMBER),
    display: form.optionalText('display', /^[01],[01]$/) ?? '0,0',
    ttlSeconds: form.whole('ttl', 1),
  };
  form.optionalText('anucode', /^[^,]*,[^,]*,[^,]*$/);
  form.optionalText('ansanu', /^[^,]+(,[^,]+)?$/);
  if (sameNumber(wanted.numberA, wanted.numberB)) throw wrong('bnum', 'equals anum');
  const relation = world.interline.open(wanted, world.variations);
  return interlineSuccess({ subid: subidAs(world, relation.subid) });
}

/** §4.3: the answer has no subid, and X is freed by its number. */
function transfer(world: World, request: ReceivedRequest, form: FormReader): Answer {
  form.allowOnly(COMMON_FIELDS);
  const wanted: NewRelation = {
    kind: 'xa',
    ...common(world, request, form),
    numberB: '',
    display: form.optionalText('display', FLAG) ?? '0',
    ttlSeconds: form.optionalWhole('ttl', 0) ?? 0,
  };
  form.optionalText('anucode', /^[^,]+$/);
  world.interline.open(wanted, world.variations);
  return interlineSuccess();
}

function common(
  world: World,
  request: ReceivedRequest,
  form: FormReader,
): Pick<NewRelation, 'appid' | 'reqid' | 'numberX' | 'numberA' | 'record' | 'userData'> {
  return {
    appid: knownApp(world, form),
    reqid: form.text('reqid'),
    numberX: request.pathNumber,
    numberA: form.text('anum', NUMBER),
    record: form.optionalText('record', FLAG) === '1',
    userData: form.optionalText('userData'),
  };
}

function release(world: World, query: FormReader): Answer {
  query.allowOnly(['appid', 'subid']);
  world.interline.release(knownApp(world, query), query.text('subid'));
  return interlineSuccess();
}

function releaseTransfer(world: World, request: ReceivedRequest, query: FormReader): Answer {
  query.allowOnly(['appid']);
  world.interline.releaseTransfer(knownApp(world, query), request.pathNumber);
  return interlineSuccess();
}

/** 1103: the account has no right to it; for an unknown appid that is a guess. */
function knownApp(world: World, parameters: FormReader): string {
  const appid = parameters.text('appid');
  if (!world.knowsApp(appid, world.options.interlineAppId)) throw new Refusal(1103, 'appid is unknown');
  return appid;
}

function subidAs({ variations }: World, subid: string): Json | undefined {
  return variations.subid === 'missing' ? undefined : shownId(variations.subid, subid);
}
