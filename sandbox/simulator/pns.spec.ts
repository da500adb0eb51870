import { SandboxClient, textAt, type Reply } from '../testing/sandbox-client';
import { startSimulator, type Simulator } from './start-simulator';

const A = '85254987987';
const B = '85264654798';
const COURIER = '85255550000';

const REQUEST_ID: unknown = expect.stringMatching(/^\d{19}$/);
const BIND_ID: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
const DID: unknown = expect.stringMatching(/^852910000/);
const SINGAPORE_DID: unknown = expect.stringMatching(/^65310000/);
const EXTENSION: unknown = expect.stringMatching(/^\d{4}$/);

describe('privacy numbers', () => {
  let simulator: Simulator;
  let client: SandboxClient;
  let now: number;

  beforeAll(async () => {
    simulator = await startSimulator({ now: () => now });
    client = new SandboxClient(simulator, () => now);
  });

  beforeEach(() => {
    now = 1728368629937;
  });

  afterEach(() => {
    simulator.reset();
  });

  afterAll(() => simulator.close());

  it('binds each mode with the answer of its page', async () => {
    const xyb = await client.bind('XYB', { phoneB: B, bindExpireSecond: 300 });
    expect(xyb.json).toEqual({
      code: 0,
      msg: 'success',
      requestId: REQUEST_ID,
      data: {
        bindId: BIND_ID,
        didX: DID,
        didY: DID,
      },
    });
    const axb = await client.bind('AXB', {
      phoneA: A,
      phoneB: B,
      bindExpireSecond: 300,
      recoding: true,
      recording: true,
    });
    expect(dataOf(axb)).toMatchObject({ didX: DID, didY: '', extensionX: '' });
    const axe = await client.bind('AXE', { phoneA: A, bindExpireSecond: 300, iso2X: 'SG' });
    expect(dataOf(axe)).toMatchObject({
      didX: SINGAPORE_DID,
      extensionX: EXTENSION,
    });
    const axeyb = await client.bind('AXEYB', { phoneB: B, bindExpireSecond: 300 });
    expect(dataOf(axeyb)).toMatchObject({ didX: DID, didY: DID, extensionX: EXTENSION });
  });

  it.each([
    ['no phoneB', { phoneB: undefined }, 10001],
    ['A equal to B', { phoneA: B }, 10002],
    ['an unknown businessId', { businessId: 'other' }, 10003],
    ['a number with a plus', { phoneB: `+${B}` }, 10004],
    ['a number without a country code', { phoneB: '0912345678' }, 10004],
    ['a virtual number that the account lacks', { didX: '85299999999' }, 10008],
    ['a country without numbers', { iso2X: 'FR' }, 10008],
    ['seconds in text', { bindExpireSecond: '300' }, 1002],
    ['a fraction of a second', { bindExpireSecond: 1.5 }, 1002],
    ['a flag in text', { recording: 'true' }, 1002],
    ['a strategy of 3', { bindExpireStrategy: 3 }, 1002],
    ['a field that the page lacks', { extensionB: '12' }, 1002],
    ['null for an absent field', { ext: null }, 1002],
    ['the slip of the other pages', { recoding: true }, 1002],
  ])('refuses XYB with %s', async (_, change, code) => {
    const { json } = await client.bind('XYB', { phoneB: B, bindExpireSecond: 300, ...change });
    expect(json).toMatchObject({ code });
    expect(json).not.toHaveProperty('data');
  });

  it('refuses AXB when A and B are of two countries', async () => {
    const { json } = await client.bind('AXB', { phoneA: '6591234567', phoneB: B, bindExpireSecond: 300 });
    expect(json).toMatchObject({ code: 10004 });
  });

  it('locks X for an XYB until A dials it, then turns the relation to AXYB and frees X', async () => {
    const didX = '85291000001';
    const first = await client.bind('XYB', { phoneB: B, bindExpireSecond: 300, didX, delayedGetY: true });
    expect(dataOf(first)).toMatchObject({ didX, didY: '' });
    const locked = await client.bind('XYB', { phoneB: A, bindExpireSecond: 300, didX });
    expect(locked.json).toMatchObject({ code: 10010 });

    const call = simulator.control.placeCall({ product: 'pns', from: COURIER, to: didX });
    const [binding] = simulator.control.bindings().pns;
    const didY = binding?.didY;
    expect(didY).toMatch(/^85291/);
    expect(call).toMatchObject({ routed: true, rings: B, shownNumber: didY, pnsType: 'axyb' });
    expect(simulator.control.placeCall({ product: 'pns', from: B, to: didY ?? '' })).toMatchObject({
      rings: COURIER,
      shownNumber: didX,
    });
    expect((await client.bind('XYB', { phoneB: A, bindExpireSecond: 300, didX })).json).toMatchObject({
      code: 0,
    });
  });

  it('routes AXB both ways and nobody else', async () => {
    const { didX } = dataOf(await client.bind('AXB', { phoneA: A, phoneB: B, bindExpireSecond: 300 }));
    expect(simulator.control.placeCall({ product: 'pns', from: A, to: didX })).toMatchObject({
      rings: B,
      shownNumber: didX,
    });
    expect(simulator.control.placeCall({ product: 'pns', from: B, to: didX })).toMatchObject({
      rings: A,
      shownNumber: didX,
    });
    expect(simulator.control.placeCall({ product: 'pns', from: COURIER, to: didX })).toMatchObject({
      routed: false,
    });
  });

  it('routes AXE by its extension, and AXEYB to B with A bound by the first answered call', async () => {
    const axe = dataOf(await client.bind('AXE', { phoneA: A, bindExpireSecond: 300 }));
    const call = { product: 'pns', from: COURIER, to: axe.didX } as const;
    expect(simulator.control.placeCall({ ...call, extension: axe.extensionX })).toMatchObject({ rings: A });
    expect(simulator.control.placeCall(call)).toMatchObject({ routed: false });

    const axeyb = dataOf(await client.bind('AXEYB', { phoneB: B, bindExpireSecond: 300 }));
    const inward = { product: 'pns', from: COURIER, to: axeyb.didX, extension: axeyb.extensionX } as const;
    expect(simulator.control.placeCall(inward)).toMatchObject({ rings: B, shownNumber: axeyb.didY });
    expect(simulator.control.placeCall({ ...inward, from: A })).toMatchObject({ routed: false });
    expect(simulator.control.placeCall({ product: 'pns', from: B, to: axeyb.didY })).toMatchObject({
      rings: COURIER,
    });
  });

  it('expires a relation by the clock and releases its numbers', async () => {
    const didX = '85291000001';
    await client.bind('XYB', { phoneB: B, bindExpireSecond: 300, didX });
    now += 299_000;
    expect((await client.bind('XYB', { phoneB: A, bindExpireSecond: 300, didX })).json).toMatchObject({
      code: 10010,
    });
    now += 2_000;
    expect((await client.bind('XYB', { phoneB: A, bindExpireSecond: 300, didX })).json).toMatchObject({
      code: 0,
    });
  });

  it.each([
    [0, 400],
    [1, 400],
    [2, 600],
  ])('treats a repeated XYB by strategy %i', async (bindExpireStrategy, endsAfter) => {
    const body = { phoneB: B, bindExpireSecond: 300, customerBindId: 'mine', bindExpireStrategy };
    const first = await client.bind('XYB', body);
    const [before] = simulator.control.bindings().pns;
    now += 100_000;
    const second = await client.bind('XYB', body);
    expect(dataOf(second).bindId).toBe(dataOf(first).bindId);
    const bindings = simulator.control.bindings().pns;
    expect(bindings).toHaveLength(1);
    const lasts = (bindings[0]?.expiresAtMs ?? 0) - (before?.createdAtMs ?? 0);
    expect(lasts).toBe(endsAfter * 1000);
  });

  it('gives a repeated AXB its first binding unchanged', async () => {
    const body = { phoneA: A, phoneB: B, bindExpireSecond: 300, customerBindId: 'mine' };
    const first = dataOf(await client.bind('AXB', body));
    const [before] = simulator.control.bindings().pns;
    now += 100_000;
    expect(dataOf(await client.bind('AXB', body))).toEqual(first);
    expect(simulator.control.bindings().pns[0]?.expiresAtMs).toBe(before?.expiresAtMs);
  });

  it('runs out of numbers with 10010, and has none at all with 10008', async () => {
    simulator.control.changeNumbers({
      product: 'pns',
      remove: ['*'],
      add: [{ number: '85291000001', iso2: 'HK' }],
    });
    const body = { phoneB: B, bindExpireSecond: 300, delayedGetY: true };
    await client.bind('XYB', body);
    expect((await client.bind('XYB', body)).json).toMatchObject({ code: 10010 });
    simulator.control.changeNumbers({ product: 'pns', remove: ['*'] });
    expect((await client.bind('XYB', body)).json).toMatchObject({ code: 10008 });
  });

  it.each(['bindId', 'customerBindId'] as const)('unbinds by %s, once', async (name) => {
    const customerBindId = 'mine';
    const { bindId } = dataOf(await client.bind('XYB', { phoneB: B, bindExpireSecond: 300, customerBindId }));
    const ids = { bindId, customerBindId };
    const released = await client.unbind({ [name]: ids[name] });
    expect(released.json).toEqual({ code: 0, msg: 'success', requestId: REQUEST_ID });
    expect((await client.unbind({ [name]: ids[name] })).json).toMatchObject({
      code: 10013,
      msg: 'binding not exist',
    });
  });

  it('refuses unbind without an id, with both, and with more', async () => {
    expect((await client.unbind({})).json).toMatchObject({ code: 10013 });
    expect((await client.unbind({ bindId: 'a', customerBindId: 'b' })).json).toMatchObject({ code: 1002 });
    expect((await client.unbind({ bindId: 'a', businessId: 'b' })).json).toMatchObject({ code: 1002 });
  });
});

/** The data of a bind that must have succeeded; '' for what it lacks. */
function dataOf(reply: Reply) {
  expect(reply.json).toMatchObject({ code: 0, data: {} });
  return {
    bindId: textAt(reply, 'data', 'bindId'),
    didX: textAt(reply, 'data', 'didX'),
    didY: textAt(reply, 'data', 'didY'),
    extensionX: textAt(reply, 'data', 'extensionX'),
  };
}
