import { Module } from '@nestjs/common';
import { InterlineApi } from './interline.api';
import { InterlineController } from './interline.controller';
import { InterlineProbe } from './interline.probe';
import { InterlineService } from './interline.service';

/** Relay numbers. */
@Module({ controllers: [InterlineController], providers: [InterlineApi, InterlineProbe, InterlineService] })
export class InterlineModule {}
