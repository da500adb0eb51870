import { Module } from '@nestjs/common';
import { CallingApi } from './calling.api';
import { CallingController } from './calling.controller';
import { CallingService } from './calling.service';

/** WhatsApp calling. */
@Module({ controllers: [CallingController], providers: [CallingApi, CallingService] })
export class CallingModule {}
