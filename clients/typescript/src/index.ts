export type {
  Answer,
  Call,
  EventFilter,
  GatewayEvent,
  ItemOf,
  ListPath,
  Page,
  ProblemCode,
  ProblemDocument,
  Schemas,
} from './api-types';
export type { Token } from './bearer';
export { createGateway, type Gateway, type GatewayOptions } from './create-gateway';
export type { EventBatch, PullOptions } from './event-batches';
export type { StreamOptions } from './event-stream';
export { GatewayProblem } from './gateway-problem';
export { GatewayUnreachable } from './gateway-unreachable';
export type { Listing } from './listing';
export type { Interruption } from './patience';
export type { RetryLimits } from './retry-limits';
export type { components, operations, paths, webhooks } from './schema';
export type { Surroundings } from './surroundings';
export { verifyWebhook, type WebhookHeaders } from './verify-webhook';
export { WebhookVerificationError } from 'standardwebhooks';
