import { Module } from '@nestjs/common';
import { CallingApi } from './calling.api';
import { CallingController } from './calling.controller';
import { CallingProbe } from './calling.probe';
import { CallingService } from './calling.service';

/** WhatsApp calling. */
@Module({ controllers: [CallingController], providers: [CallingApi, CallingProbe, CallingService] })
export class CallingModule {}
