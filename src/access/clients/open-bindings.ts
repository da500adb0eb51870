import { Queries } from '../../database/database';

/** What the register of bindings tells about a client. Given by the bindings room. */
export abstract class OpenBindings {
  /** Whether the client has bindings that are pending, active or unknown. */
  abstract exist(clientId: string, queries: Queries): Promise<boolean>;
}
