import { useBench } from './support/bench';
import { createPostgres } from './support/databases';
import { describePostgres } from './support/postgres';

describePostgres('two changes of a client at once, on PostgreSQL', () => {
  const bench = useBench(createPostgres);

  it('both count: a suspension is never lost', async () => {
    const { client, gateway } = bench;
    const path = `/v1/admin/clients/${client.id}`;
    const outcomes: unknown[] = [];
    for (let round = 0; round < 20; round += 1) {
      await gateway.admin.patch(path, { status: 'active', name: 'before' });
      await Promise.all([
        gateway.admin.patch(path, { status: 'suspended' }),
        gateway.admin.patch(path, { name: 'after' }),
      ]);
      const { body } = await gateway.admin.get(path);
      outcomes.push([body.status, body.name]);
    }

    expect(outcomes).toEqual(Array.from({ length: 20 }, () => ['suspended', 'after']));
    expect((await client.http.get('/v1/pns/bindings')).status).toBe(401);
  });
});
