import { Controller, Get, Header, Headers } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PublicAccess } from '../access/access.decorator';
import { ApiProblems } from '../common/openapi/api-problems';
import { MetricsPage } from './metrics-page';

@ApiTags('Operation')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly page: MetricsPage) {}

  /**
   * Reads the metrics in Prometheus' text format.
   *
   * Needs METRICS_TOKEN as a bearer token where it is set.
   */
  @Get()
  @PublicAccess()
  @ApiProblems('unauthenticated')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  read(@Headers('authorization') authorization: string | undefined): Promise<string> {
    return this.page.read(authorization);
  }
}
