import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../access/access.decorator';
import { Page } from '../../common/paging';
import { AuditLog } from './audit-log';
import { AuditEntryDto, AuditLogPage, AuditLogQuery } from './audit-log.dto';

@ApiTags('Administration')
@Controller('v1/admin/audit-log')
export class AuditLogController {
  constructor(private readonly log: AuditLog) {}

  /** Lists who did what, when, from where and with which outcome, newest first. */
  @Get()
  @Access('admin', 'validation_failed')
  @ApiOkResponse({ type: AuditLogPage })
  list(@Query() query: AuditLogQuery): Promise<Page<AuditEntryDto>> {
    return this.log.list(query);
  }
}
