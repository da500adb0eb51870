import type { CallbackSettings } from './callback-settings';
import { CallingNumbers } from './calling-numbers';
import { Clock } from './clock';
import { Faults } from './faults';
import { IdSource } from './id-source';
import { InterlineRelations } from './interline-relations';
import { Journal } from './journal';
import { PlacedCalls } from './placed-calls';
import { PnsBindings } from './pns-bindings';
import { DOCUMENTED_MANNER } from './push-manner';
import { Pushes } from './pushes';
import type { SimulatorOptions } from './simulator-options';
import { DOCUMENTED_SAMPLES, type Variations } from './variations';

/** All that the simulator knows and remembers; `reset` puts the first day back. */
export class World {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly faults = new Faults();
  readonly journal = new Journal();
  readonly placedCalls = new PlacedCalls();
  readonly calling: CallingNumbers;
  readonly pns: PnsBindings;
  readonly interline: InterlineRelations;
  readonly pushes: Pushes;
  callbacks: CallbackSettings;
  variations: Variations = { ...DOCUMENTED_SAMPLES };

  constructor(readonly options: SimulatorOptions) {
    this.clock = new Clock(options.now);
    this.ids = new IdSource(options.random);
    this.calling = new CallingNumbers(options.callingAppKey);
    this.pns = new PnsBindings(this.clock, this.ids);
    this.interline = new InterlineRelations(this.clock, this.ids);
    this.pushes = new Pushes(this.clock, options.pushTimeoutMs);
    this.callbacks = {
      url: options.callbackUrl,
      push: DOCUMENTED_MANNER,
      retrySpeedFactor: options.retrySpeedFactor,
    };
  }

  /** Where pushes go, and how fast, is the account's set-up: it stays. */
  reset(): void {
    this.clock.offsetMs = 0;
    this.variations = { ...DOCUMENTED_SAMPLES };
    this.faults.clear();
    this.journal.clear();
    this.placedCalls.clear();
    this.calling.reset();
    this.pns.reset();
    this.interline.reset();
    this.pushes.clear();
    this.callbacks = { ...this.callbacks, push: DOCUMENTED_MANNER };
  }

  knowsApp(app: string, own: string): boolean {
    return app === own || this.options.otherApps.includes(app);
  }
}
