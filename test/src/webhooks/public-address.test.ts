import { expect, test } from 'vitest';
import { isPublicAddress } from '../../../src/webhooks/public-address.ts';
import { assertReachable, send } from '../../../src/webhooks/send.ts';

test.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '100.63.0.1', '2606:4700::1111', '2a00:1450:4001::8a'])(
  '%s is public',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  'fc00::1',
  'fd12::1',
  'fe80::1',
  'ff02::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'localhost',
  '',
])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

test.each([
  'https://127.0.0.1/',
  'https://[::1]/',
  // A URL writes addresses out, whatever disguise they come in.
  'https://2130706433/',
  'https://0x7f.1/',
  'https://[::ffff:169.254.169.254]/',
])('%s is refused by its address', (url) => {
  expect(() => assertReachable(new URL(url), 'public')).toThrow('its address is not a public one');
  expect(() => assertReachable(new URL(url), 'private')).not.toThrow();
});

test('http is refused', () => {
  expect(() => assertReachable(new URL('http://shop.example/'), 'public')).toThrow(
    'it is not reached by https',
  );
});

test('a name that leads to this machine is refused when it is looked up', async () => {
  const message = { id: 'one', url: 'https://localhost:1/', secret: 'whsec_', body: '{}' };
  const attempt = await send(message, 'public', () => new Date());
  expect(attempt).toEqual({ kind: 'failed', error: 'its address is not a public one' });
  // Without the look at its address it would have been called.
  expect(await send(message, 'private', () => new Date())).toEqual({
    kind: 'failed',
    error: 'no connection',
  });
});
