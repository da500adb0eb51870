import { SandboxClient } from '../testing/sandbox-client';
import { startSimulator, type Simulator } from './start-simulator';

const PHONE = { business_phone: '6281100000001' };

describe('faults', () => {
  let simulator: Simulator;
  let client: SandboxClient;

  beforeAll(async () => {
    simulator = await startSimulator();
    client = new SandboxClient(simulator);
  });

  afterEach(() => {
    simulator.reset();
  });

  afterAll(() => simulator.close());

  const get = () => client.calling('get', PHONE);

  it('strikes as often as told, after as many as told, and only what it matches', async () => {
    simulator.control.addFault({
      match: { operation: 'calling.get', number: '+6281100000001' },
      times: 2,
      after: 1,
      action: { type: 'code', code: 9001 },
    });
    await client.calling('get', { business_phone: '6281100000002' });
    const codes = [await get(), await get(), await get(), await get()].map(({ json }) => json);
    expect(codes).toMatchObject([{ code: 0 }, { code: 9001 }, { code: 9001 }, { code: 0 }]);
  });

  it('strikes until cleared when times is 0', async () => {
    simulator.control.addFault({
      times: 0,
      action: { type: 'status', status: 503, headers: { 'Retry-After': '1' } },
    });
    expect([(await get()).status, (await get()).status]).toEqual([503, 503]);
    simulator.control.clearFaults();
    expect((await get()).status).toBe(200);
  });

  it('answers a code in the envelope of the product', async () => {
    simulator.control.addFault({
      match: { product: 'interline' },
      action: { type: 'code', code: 1101, httpStatus: 401 },
    });
    const { status, json } = await client.keytimed('GET', '/api/v1/account/status');
    expect({ status, json }).toMatchObject({ status: 401, json: { error: 1101 } });
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('loses the answer %s the operation has happened', async (when, bindings) => {
    simulator.control.addFault({ match: { product: 'pns' }, when, action: { type: 'reset' } });
    await expect(client.bind('XYB', { phoneB: '85264654798' })).rejects.toThrow('fetch failed');
    expect(simulator.control.bindings().pns).toHaveLength(bindings);
  });

  it('delays an answer that is otherwise right', async () => {
    simulator.control.addFault({ action: { type: 'delay', ms: 120 } });
    const start = performance.now();
    expect((await get()).json).toMatchObject({ code: 0 });
    expect(performance.now() - start).toBeGreaterThan(100);
  });

  it('hangs until the client gives up, and closes all the same', async () => {
    const other = await startSimulator();
    other.control.addFault({ action: { type: 'hang' } });
    const waiting = expect(new SandboxClient(other).calling('get', PHONE)).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await other.close();
    await waiting;
    expect(other.control.requests()).toMatchObject([{ fault: 'hang', resultCode: null }]);
  });

  it('resets the connection', async () => {
    simulator.control.addFault({ action: { type: 'reset' } });
    await expect(get()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  it('cuts the body in the middle', async () => {
    simulator.control.addFault({ when: 'after', action: { type: 'cut' } });
    await expect(get()).rejects.toThrow('terminated');
  });

  it('answers garbage with 200', async () => {
    simulator.control.addFault({ action: { type: 'garbage' } });
    const { status, text, headers } = await get();
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(text).toContain('<html>');
  });

  it('trickles the right answer', async () => {
    simulator.control.addFault({ action: { type: 'trickle', bytesPerSecond: 4000 } });
    const start = performance.now();
    expect((await get()).json).toMatchObject({ code: 0 });
    expect(performance.now() - start).toBeGreaterThan(150);
  });

  it('answers as many bytes as told', async () => {
    simulator.control.addFault({ action: { type: 'huge', bytes: 3_000_000 } });
    const { text, json } = await get();
    expect(text).toHaveLength(3_000_000);
    expect(json).toBeDefined();
  });

  it('redirects', async () => {
    simulator.control.addFault({ action: { type: 'redirect', location: 'http://127.0.0.1:1/' } });
    const { status, headers } = await get();
    expect([status, headers.get('location')]).toEqual([302, 'http://127.0.0.1:1/']);
  });
});
