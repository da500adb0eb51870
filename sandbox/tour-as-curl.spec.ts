import { spawnSync } from 'node:child_process';
import { tourAsCurl } from './tour-as-curl';
import { TOUR } from './tour-steps';

const TEXT = tourAsCurl({
  gatewayUrl: 'http://127.0.0.1:3000',
  simulatorUrl: 'http://127.0.0.1:4010',
  courierKey: 'courier-key',
  deskKey: 'desk-key',
});

describe('the tour to paste', () => {
  it('is a script that a shell can read', () => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: TEXT, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('says the title of every step as it stands', () => {
    const titles = TEXT.split('\n').filter((line) => line.startsWith('echo '));
    const { stdout } = spawnSync('bash', { input: titles.join('\n'), encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual(TOUR.map(({ title }) => title));
  });

  it('ends with the events of both applications', () => {
    const [courier, desk] = TEXT.split('\n').filter((line) => line.includes('/v1/events"'));
    expect(courier).toBe('curl -sS "$GATEWAY/v1/events" -H "$COURIER"; echo');
    expect(desk).toBe('curl -sS "$GATEWAY/v1/events" -H "$DESK"; echo');
    expect(TEXT.endsWith(desk ?? 'nothing')).toBe(true);
  });
});
