import type { OperatorEndpointDto } from '../callback/admin/operator.dto';
import type { DeliveryDto } from '../callback/delivery/webhook.dto';
import { plain, time } from './text';

/** Why an attempt failed, by the words that its row keeps. */
const ERRORS: Readonly<Record<string, string>> = {
  redirect: 'it answered with a redirect, which is not followed',
  timeout: 'it did not answer in time (WEBHOOK_TIMEOUT_MS)',
  dns_error: 'its name cannot be resolved',
  address_refused: 'its address is in a network that WEBHOOK_ALLOWED_CIDRS does not name',
  connection_refused: 'it refused the connection',
  connection_failed: 'the connection broke',
  tls_error: 'its certificate is not trusted, or it does not speak TLS',
  invalid_answer: 'what it answered is not HTTP',
  internal_error: 'the gateway itself failed; see its log',
};

const DISABLED: Readonly<Record<string, string>> = {
  by_client: 'its client disabled it',
  gone: 'it answered 410, which disables it',
  failing: 'it accepted nothing for five days',
  client_deleted: 'its client is deleted',
};

/** In sentences: where a delivery goes, how far it is, and what stands in its way. */
export function tellDelivery(delivery: DeliveryDto, endpoint: OperatorEndpointDto | undefined): string {
  return [`${delivery.id} to ${placeOf(delivery, endpoint)}: ${stateOf(delivery)}`, obstacleOf(endpoint)]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

function placeOf({ endpointId }: DeliveryDto, endpoint: OperatorEndpointDto | undefined): string {
  const origin = endpoint?.origin ?? null;
  return origin === null ? `the deleted endpoint ${endpointId}` : `${plain(origin)} (${endpointId})`;
}

function stateOf({ status, attempts, nextAttemptAt }: DeliveryDto): string {
  const last = attempts.at(-1);
  switch (status) {
    case 'delivered':
      return `delivered at ${time(last?.at ?? null)}.`;
    case 'failed':
      return `given up (attempts: ${attempts.length}), because ${reasonOf(last)}. deliveries retry sends it once more.`;
    case 'pending':
      return last === undefined
        ? `not attempted yet, due at ${time(nextAttemptAt)}.`
        : `failed so far (attempts: ${attempts.length}), the last time at ${time(last.at)}, because ${reasonOf(last)}. Next at ${time(nextAttemptAt)}.`;
  }
}

function reasonOf(attempt: DeliveryDto['attempts'][number] | undefined): string {
  const { statusCode = null, error = null } = attempt ?? {};
  if (error !== null && error !== 'status') return ERRORS[error] ?? error;
  return statusCode === null ? 'it is not known why' : `it answered ${statusCode}`;
}

function obstacleOf(endpoint: OperatorEndpointDto | undefined): string | null {
  if (endpoint?.origin == null) return null;
  if (endpoint.isClientSuspended) return 'The client is suspended: its deliveries wait.';
  if (endpoint.status === 'enabled') return null;
  return `The endpoint is disabled: ${DISABLED[endpoint.disabledReason ?? ''] ?? 'it is not known why'}.`;
}
