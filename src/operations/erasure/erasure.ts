import { Injectable } from '@nestjs/common';
import { ClientsService } from '../../access/clients/clients.service';
import { BindingErasure } from '../../bindings/binding-erasure';
import { CallbackErasure } from '../../callback/callback-erasure';
import { NumberFinder } from '../../common/number-finder';
import { ProblemError } from '../../common/problems/problem-error';
import { Database } from '../../database/database';
import { Idempotency } from '../../idempotency/idempotency';
import { ErasedDto, ErasureRequest } from './erasure.dto';

/** Where people's numbers are. */
const TABLES = [
  'bindings',
  'idempotent_requests',
  'callbacks',
  'callback_records',
  'events',
  'deliveries',
  'delivery_attempts',
] as const;

/** Takes a person's number out of everything that the gateway stores. */
@Injectable()
export class Erasure {
  constructor(
    private readonly clients: ClientsService,
    private readonly bindings: BindingErasure,
    private readonly idempotency: Idempotency,
    private readonly callbacks: CallbackErasure,
    private readonly database: Database,
  ) {}

  /**
   * @throws ProblemError `validation_failed` for a number that is nobody's own, `binding_conflict` while a binding of the
   * number is not over
   */
  async erase({ numbers }: ErasureRequest): Promise<ErasedDto> {
    const finder = new NumberFinder(numbers);
    await this.refuseSharedNumbers(numbers, finder);
    const open = await this.bindings.idsNotOver(finder);
    if (open.length > 0) {
      throw new ProblemError('binding_conflict', {
        detail: `Bindings of the number are not over; release them first: ${open.join(', ')}.`,
      });
    }
    return this.database.deletingForGood(TABLES, () => this.eraseAll(finder));
  }

  /** Again and again until nothing is found: a gateway may be taking callbacks in meanwhile. */
  private async eraseAll(finder: NumberFinder): Promise<ErasedDto> {
    const total: ErasedDto = { bindings: 0, idempotentAnswers: 0, callbacks: 0, events: 0 };
    for (;;) {
      const bindingIds = await this.bindings.erase(finder);
      const found: ErasedDto = {
        bindings: bindingIds.length,
        idempotentAnswers: await this.idempotency.erase(finder, bindingIds),
        callbacks: await this.callbacks.eraseCallbacks(finder),
        events: await this.callbacks.eraseEvents(finder),
      };
      if (Object.values(found).every((count) => count === 0)) return total;
      for (const kind of Object.keys(found) as (keyof ErasedDto)[]) total[kind] += found[kind];
    }
  }

  /** A number of the company's or of NXCloud's is in the records of many: that cannot be meant. */
  private async refuseSharedNumbers(numbers: readonly string[], finder: NumberFinder): Promise<void> {
    const holder = await this.clients.idOfOneListing((number) => finder.isIn(number));
    if (holder !== null) throw notPersonal(`is a number of the client ${holder}`);
    for (const number of numbers) {
      if (await this.bindings.isNumberX(number)) throw notPersonal('is the X of a binding');
    }
  }
}

function notPersonal(why: string): ProblemError {
  return ProblemError.invalidField('/numbers', 'personal_number', why);
}
