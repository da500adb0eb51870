import { Intent } from '../bindings/binding';
import { toRfc3339 } from '../common/clock';
import { Fields } from '../upstream/fields';
import { ACCOUNT_STATES, AccountDto, YuanDto } from './dto/account.dto';
import {
  AnnouncementsDto,
  BindRelayRequest,
  CallerDisplayDto,
  TransferRequest,
} from './dto/interline-request.dto';

type Form = Record<string, string | undefined>;

/** Section 4.1. Fields that are undefined are not sent. */
export function bindForm(appid: string, request: BindRelayRequest, intent: Intent): Form {
  return {
    appid,
    anum: request.numberA,
    bnum: request.numberB,
    reqid: intent.identifier,
    ttl: String(request.ttlSeconds),
    record: recordFlag(request.recording),
    display: displayCode(request.callerDisplay),
    anucode: announcementCodes(request.announcements),
    ansanu: request.answerAnnouncements?.join(','),
    userData: intent.userData,
  };
}

/** Section 4.3. A transfer without an end has `ttl` 0. */
export function transferForm(appid: string, request: TransferRequest, intent: Intent): Form {
  return {
    appid,
    anum: request.numberA,
    reqid: intent.identifier,
    anucode: request.announcement,
    record: recordFlag(request.recording),
    display: request.callerDisplay === undefined ? undefined : request.callerDisplay === 'caller' ? '1' : '0',
    ttl: String(request.ttlSeconds ?? 0),
    userData: intent.userData,
  };
}

/** `<a to b>,<b to a>`: 0 shows X, 1 the caller's own number. */
export function displayCode(display: CallerDisplayDto | undefined): string | undefined {
  if (display === undefined) return undefined;
  return `${display.aToB === 'a' ? 1 : 0},${display.bToA === 'b' ? 1 : 0}`;
}

/** `<B to X>,<A to X>,<others to X>`, empty where there is none. */
export function announcementCodes(announcements: AnnouncementsDto | undefined): string | undefined {
  if (announcements === undefined) return undefined;
  const { bToX = '', aToX = '', otherToX = '' } = announcements;
  return [bToX, aToX, otherToX].join(',');
}

/** Section 3.1: `state` 0 to 3, amounts in yuan, times in milliseconds. */
export function toAccount(answer: Fields): AccountDto {
  const [trial, active, suspended, closed] = ACCOUNT_STATES;
  return {
    state: answer.oneOf('state', { 0: trial, 1: active, 2: suspended, 3: closed }),
    role: answer.text('role'),
    balance: yuan(answer, 'balance'),
    overdraft: yuan(answer, 'overdraft'),
    createdAt: toRfc3339(answer.time('createTime', 1)),
    updatedAt: toRfc3339(answer.time('updateTime', 1)),
  };
}

function yuan(answer: Fields, name: string): YuanDto | null {
  const amount = answer.decimal(name);
  return amount === null ? null : { amount, currency: 'CNY' };
}

function recordFlag(recording: boolean | undefined): string | undefined {
  return recording === undefined ? undefined : recording ? '1' : '0';
}
