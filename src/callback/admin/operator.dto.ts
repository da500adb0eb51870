import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../../common/paging';
import { IsDateTime, IsPrintable } from '../../common/validation/rules';
import { DisabledReason } from '../delivery/endpoint';
import { DeliveryQuery } from '../delivery/webhook.dto';
import { EVENT_TYPES } from '../events/call';
import { Event } from '../events/event';

/** Which events of all clients an operator asks for. */
export class OperatorEventQuery extends PageQuery {
  @IsOptional()
  @IsPrintable(64)
  clientId?: string;

  @IsOptional()
  @IsIn(EVENT_TYPES)
  type?: string;

  @IsOptional()
  @IsPrintable(255)
  callId?: string;

  @IsOptional()
  @IsPrintable(64)
  bindingId?: string;

  @IsOptional()
  @IsPrintable(64)
  callbackId?: string;

  @IsOptional()
  @IsDateTime()
  since?: string;

  @IsOptional()
  @IsDateTime()
  until?: string;
}

/** Where an event came from and whose it is. */
export interface OperatorEventDto {
  readonly id: string;
  readonly type: Event['type'];
  /** When the gateway stored it. */
  readonly timestamp: string;
  readonly clientId: string;
  /** Null: a test. */
  readonly callbackId: string | null;
  readonly bindingId: string | null;
  readonly callId: string | null;
  readonly revision: number;
}

/** An event with its content, masked unless it was asked for otherwise. */
export interface OperatorEventDetailDto extends OperatorEventDto {
  readonly data: Record<string, unknown>;
}

/** Which deliveries of all clients an operator asks for. */
export class OperatorDeliveryQuery extends DeliveryQuery {
  @IsOptional()
  @IsPrintable(64)
  endpointId?: string;

  @IsOptional()
  @IsPrintable(64)
  eventId?: string;
}

/** Which endpoints of all clients an operator asks for. */
export class OperatorEndpointQuery extends PageQuery {
  @IsOptional()
  @IsPrintable(64)
  clientId?: string;

  @IsOptional()
  @IsIn(['enabled', 'disabled'])
  status?: 'enabled' | 'disabled';
}

/** An endpoint as operators see it: the path of its address may be a secret of the client. */
export interface OperatorEndpointDto {
  readonly id: string;
  readonly clientId: string;
  /** Deliveries to a suspended client wait. */
  readonly isClientSuspended: boolean;
  /** Scheme, host and port of its address. Null: the endpoint is deleted. */
  readonly origin: string | null;
  readonly eventTypes: readonly string[];
  readonly status: 'enabled' | 'disabled';
  readonly disabledReason: DisabledReason | null;
  /** The first failure since the last success. */
  readonly failingSince: string | null;
  readonly createdAt: string;
}
