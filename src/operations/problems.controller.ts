import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PublicAccess } from '../access/access.decorator';
import { explainProblem } from './problem-page';

/** The pages that the `type` of a problem points to. */
@ApiExcludeController()
@Controller('problems')
export class ProblemsController {
  @Get(':name')
  @PublicAccess()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
  explain(@Param('name') name: string): string {
    return explainProblem(name);
  }
}
