import { Controller, Get, HttpStatus } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { PublicAccess } from '../access/access.decorator';
import { Answer } from '../common/answer';
import { Health } from './health';

export class LivenessDto {
  @ApiProperty({ enum: ['ok'] })
  status!: 'ok';
}

export class ReadinessDto {
  @ApiProperty({ enum: ['ok', 'draining', 'unavailable'] })
  status!: 'ok' | 'draining' | 'unavailable';

  @ApiProperty({ enum: ['ok', 'unavailable'] })
  database!: 'ok' | 'unavailable';
}

@ApiTags('Operation')
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** Says that the process runs. */
  @Get('live')
  @PublicAccess()
  @ApiOkResponse({ type: LivenessDto })
  live(): LivenessDto {
    return { status: 'ok' };
  }

  /** Says whether the gateway should be sent requests: its database answers and it is not shutting down. */
  @Get('ready')
  @PublicAccess()
  @ApiOkResponse({ type: ReadinessDto })
  @ApiServiceUnavailableResponse({ type: ReadinessDto, example: { status: 'draining', database: 'ok' } })
  async ready(): Promise<Answer<ReadinessDto>> {
    return withStatus(await this.health.readiness());
  }
}

function withStatus(readiness: ReadinessDto): Answer<ReadinessDto> {
  return new Answer(readiness.status === 'ok' ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE, readiness);
}
