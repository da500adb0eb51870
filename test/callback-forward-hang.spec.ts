import { push } from './support/callbacks';
import { startGateway, TestGateway } from './support/gateway';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';

describe('a receiver of WhatsApp messages that hangs', () => {
  let target: ScriptedUpstream;
  let gateway: TestGateway;

  beforeAll(async () => {
    target = await startScriptedUpstream();
    gateway = await startGateway({ env: { CALLBACK_CALLING_FORWARD_URL: target.url } });
  });
  afterAll(async () => {
    await gateway.close();
    await target.close();
  });

  it('makes its callbacks 503 after a while, at the head of its answer or in its midst', async () => {
    target.playInTurn(
      () => undefined,
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/plain' });
        response.write('and now for');
        return undefined;
      },
    );
    const begun = performance.now();
    const answers = await Promise.all([1, 2].map((id) => push(gateway, 'calling', { statuses: [{ id }] })));

    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [503, 'upstream_unavailable'],
      [503, 'upstream_unavailable'],
    ]);
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});
