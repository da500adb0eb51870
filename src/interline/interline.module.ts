import { Module } from '@nestjs/common';
import { InterlineApi } from './interline.api';
import { InterlineController } from './interline.controller';
import { InterlineService } from './interline.service';

/** Relay numbers. */
@Module({ controllers: [InterlineController], providers: [InterlineApi, InterlineService] })
export class InterlineModule {}
