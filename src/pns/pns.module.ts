import { Module } from '@nestjs/common';
import { PnsApi } from './pns.api';
import { PnsController } from './pns.controller';
import { PnsProbe } from './pns.probe';
import { PnsService } from './pns.service';

/** Privacy numbers. */
@Module({ controllers: [PnsController], providers: [PnsApi, PnsProbe, PnsService] })
export class PnsModule {}
