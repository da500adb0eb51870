import { createHash } from 'node:crypto';

const { ACCESS_KEY = '', ACCESS_SECRET = '', APP_KEY = '' } = process.env;

/** What both who sign by hand send for a read. */
export function signedRead(phoneDigits: string): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify({ appkey: APP_KEY, business_phone: phoneDigits });
  const ts = String(Date.now());
  const signed = `accessKey=${ACCESS_KEY}&action=mt&bizType=2&ts=${ts}&body=${body}&accessSecret=${ACCESS_SECRET}`;
  const sign = createHash('md5').update(signed).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      accessKey: ACCESS_KEY,
      action: 'mt',
      bizType: '2',
      ts,
      sign,
    },
  };
}
