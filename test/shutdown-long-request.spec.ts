import { eventually, RELAY_BIND } from './support/bindings';
import { push, relayRecord } from './support/callbacks';
import { createSqlite } from './support/databases';
import { Receiver } from './support/receiver';
import { RestartableGateway } from './support/restartable-gateway';

/** Nearly as long as a request may wait for NXCloud. */
const LONG_MS = 10_500;

describe('SIGTERM while NXCloud takes its time and a receiver hangs', () => {
  let gateway: RestartableGateway;
  let receiver: Receiver;

  beforeAll(async () => {
    gateway = await RestartableGateway.over(createSqlite, { UPSTREAM_ATTEMPT_TIMEOUT_MS: '12000' });
    receiver = await Receiver.start();
    await gateway.start();
  });
  afterAll(async () => {
    await gateway.remove();
    await receiver.close();
  });

  it('answers the request, puts the delivery back into the queue, and ends with 0 within 15 seconds', async () => {
    const { key, subid, numberX, taggedUserData: userData } = await gateway.createOwner();
    const http = await gateway.as(key);
    const endpoint = await receiver.subscribe(http);
    endpoint.react('hang');
    const record = relayRecord({ taskid: 'hanging', subid, rcaller: numberX, userData });
    await push({ callbackUrl: await gateway.callbackUrl() }, 'interline/cdr', record);
    await endpoint.arrivals(1);
    const { control } = gateway.simulator;
    const asked = control.requests('interline.axb').length;
    control.addFault({ match: { operation: 'interline.axb' }, action: { type: 'delay', ms: LONG_MS } });
    const bound = http.post('/v1/interline/bindings', { ...RELAY_BIND, numberX: '17000000002' });
    await eventually(() => control.requests('interline.axb').length > asked);

    const { code, seconds } = await gateway.terminate();

    expect((await bound).status).toBe(201);
    expect(code).toBe(0);
    expect(seconds).toBeGreaterThan(LONG_MS / 1000 - 1);
    expect(seconds).toBeLessThan(15);
    expect(await gateway.database.rows('select status, claim from deliveries')).toEqual([
      { status: 'pending', claim: null },
    ]);
  });
});
