import { join } from 'node:path';
import { SANDBOX_CREDENTIALS } from '../sandbox/simulator/simulator-options';
import { Bench } from './bench';
import { Child } from './child';

/** Starts one of the contenders that read a number's calling state, for callers with this API key. */
export async function keepReader(
  bench: Bench,
  name: 'signing-proxy' | 'plain-nest' | 'libraries',
  upstreamUrl: string,
  key: string,
): Promise<Child> {
  const { accessKey, accessSecret, callingAppKey } = SANDBOX_CREDENTIALS;
  const env = {
    NODE_ENV: 'production',
    UPSTREAM_URL: upstreamUrl,
    API_KEY: key,
    ACCESS_KEY: accessKey,
    ACCESS_SECRET: accessSecret,
    APP_KEY: callingAppKey,
  };
  const script = join(__dirname, 'contenders', `${name}.js`);
  return bench.keep(await Child.start(script, env, join(bench.newFolder(), `${name}.log`)));
}
