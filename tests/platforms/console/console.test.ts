import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { DeliveryError } from '../../../src/chat/platform.ts';
import { AppError } from '../../../src/errors.ts';
import { toReply } from '../../../src/message.ts';
import { listen } from '../../../src/platforms/console/listen.ts';
import { type ConsoleOptions, type OpenConsole, openConsole, openEvents, toAddress, toAlert } from './console-kit.ts';

const closing: (() => Promise<void>)[] = [];

async function begin(options?: ConsoleOptions): Promise<OpenConsole> {
  const open = await openConsole(options);
  closing.push(open.close);
  return open;
}

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Takes a port of the loopback address, any or this one; null where another program has it. */
function take(port: number): Promise<number | null> {
  const server: Server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      closing.push(() => new Promise((done) => server.close(() => done())));
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : null);
    });
  });
}

test('a port that was set and is taken is an error', async () => {
  const port = await take(0);
  await expect(openConsole({ port })).rejects.toMatchObject({
    code: 'port_taken',
    message: expect.stringContaining(`Port ${port} is taken`),
  });
});

test('where the default port is taken it is the next free one', async () => {
  await take(8787);
  const { console } = await begin({ port: null });
  const port = Number(new URL(console.address).port);
  expect(port).toBeGreaterThan(8787);
  expect(port).toBeLessThan(8807);
});

test.each(['0.0.0.0', '::', '192.168.1.5', 'example.com', '127.0.0.1.example.com'])(
  'without a token it does not start on %s',
  async (host) => {
    await expect(openConsole({ host })).rejects.toMatchObject({ code: 'config_invalid' });
  },
);

test('a host that is no address of this machine is named', async () => {
  const server = createHttpServer();
  await expect(listen(server, '203.0.113.9', 0)).rejects.toThrow(AppError);
  await expect(listen(server, '203.0.113.9', 0)).rejects.toThrow('203.0.113.9 is no address of this machine');
});

test('a message is shown once for its key, and is found by it', async () => {
  const { console, store } = await begin();
  const address = toAddress('chips');
  const first = await console.send({ address }, toAlert(), 'key-1');
  const again = await console.send({ address }, toAlert({ title: 'Another' }), 'key-1');
  const [one, other] = await Promise.all([1, 2].map(() => console.send({ address }, toAlert(), 'key-2')));
  expect(again).toEqual(first);
  expect(one).toEqual(other);
  const [channel] = await store.channels.ofPlatform('console');
  expect(await store.consoleMessages.latest(channel?.id ?? 0, 10)).toHaveLength(2);
  expect(await console.find(address, 'key-1')).toEqual(first);
  expect(await console.find(address, 'key-3')).toBeNull();
  expect(await console.find(toAddress('trade'), 'key-1')).toBeNull();
});

test('an edit changes what is shown; of a message that is not there it is refused', async () => {
  const { console, url } = await begin();
  const ref = await console.send({ address: toAddress('chips') }, toAlert(), 'k');
  await console.edit(ref, toAlert({ outlets: [{ name: 'Strait Dispatch', url: 'https://strait.example/' }] }));
  expect(await (await fetch(url('/channels/chips'))).text()).toContain('Strait Dispatch');
  for (const message of ['999', 'x', '']) {
    await expect(console.edit({ ...ref, message }, toAlert())).rejects.toMatchObject({ code: 'message_refused' });
  }
});

test('a reply names the alert; one to a message of another channel is a plain message', async () => {
  const { console, url } = await begin();
  const ref = await console.send({ address: toAddress('chips') }, toAlert(), 'k1');
  await console.send({ address: toAddress('chips'), replyTo: ref }, toReply('A development.'), 'k2');
  await console.send({ address: toAddress('trade'), replyTo: ref }, toReply('Elsewhere.'), 'k3');
  expect(await (await fetch(url('/channels/chips'))).text()).toContain('In reply to');
  expect(await (await fetch(url('/channels/trade'))).text()).not.toContain('In reply to');
});

test.each([
  { platform: 'discord', workspace: 'local', channel: 'chips' },
  { platform: 'console', workspace: 'other', channel: 'chips' },
  { platform: 'console', workspace: 'local', channel: '../x' },
  { platform: 'console', workspace: 'local', channel: 'Chips' },
])('an address that is none of ours is a channel that is gone', async (address) => {
  const { console } = await begin();
  const sending = console.send({ address }, toAlert(), 'k');
  await expect(sending).rejects.toThrow(DeliveryError);
  await expect(sending).rejects.toMatchObject({ code: 'channel_gone' });
});

test('a store that does not answer is a reason to try again later', async () => {
  const { console, store } = await begin();
  await store.close();
  await expect(console.send({ address: toAddress('chips') }, toAlert(), 'k')).rejects.toMatchObject({
    code: 'platform_unavailable',
  });
});

test('a message kept by another version is shown as such, not as a failure', async () => {
  const { store, url } = await begin();
  const [channel] = await store.channels.ofPlatform('console');
  const message = { kind: 'poem', blocks: 7 };
  await store.consoleMessages.add({ channelId: channel?.id ?? 0, key: 'old', message, replyTo: null, sentAt: 0 });
  const response = await fetch(url('/channels/chips'));
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('cannot be shown');
});

test('a first channel is made where there is none, and only there', async () => {
  const empty = await openConsole({}, []);
  closing.push(empty.close);
  expect((await empty.store.channels.ofPlatform('console')).map((channel) => channel.name)).toEqual(['general']);
  const { store } = await begin();
  expect((await store.channels.ofPlatform('console')).map((channel) => channel.name)).toEqual(['chips', 'trade']);
});

test('it stops within a second, open streams and half-sent requests and all', async () => {
  const { console, url } = await begin();
  const events = await openEvents(url('/events'));
  const { hostname, port } = new URL(console.address);
  const half = connect(Number(port), hostname);
  await new Promise((resolve) => half.once('connect', resolve));
  half.write('POST /commands HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n');
  half.on('error', () => {});

  const before = performance.now();
  await console.stop();
  expect(performance.now() - before).toBeLessThan(1000);
  expect(await events.next()).toBeNull();
  await expect(fetch(url('/healthz'))).rejects.toThrow();
  half.destroy();
});
