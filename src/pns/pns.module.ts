import { Module } from '@nestjs/common';
import { PnsApi } from './pns.api';
import { PnsController } from './pns.controller';
import { PnsService } from './pns.service';

/** Privacy numbers. */
@Module({ controllers: [PnsController], providers: [PnsApi, PnsService] })
export class PnsModule {}
