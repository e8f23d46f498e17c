import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { second } from '../../../src/clock.ts';
import { streamEvents } from '../../../src/platforms/console/event-stream.ts';
import { createLive, type Live } from '../../../src/platforms/console/live.ts';
import { createHandClock } from '../../fakes/hand-clock.ts';
import { type OpenConsole, openConsole, openEvents, toAddress, toAlert } from './console-kit.ts';

const closing: (() => Promise<void> | void)[] = [];

async function begin(): Promise<OpenConsole> {
  const open = await openConsole();
  closing.push(open.close);
  return open;
}

async function watch(url: string, headers?: Record<string, string>): ReturnType<typeof openEvents> {
  const events = await openEvents(url, headers);
  closing.push(events.close);
  return events;
}

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

test('an alert and its edit arrive as they happen, rendered', async () => {
  const { console, url } = await begin();
  const events = await watch(url('/events'));
  const ref = await console.send({ address: toAddress('chips') }, toAlert({ title: '<b>Ban</b>' }), 'k');
  const added = await events.next();
  expect(added?.event).toBe('added');
  const data = JSON.parse(added?.data ?? '') as { id: number; channel: string; html: string };
  expect(data).toMatchObject({ id: Number(ref.message), channel: 'chips' });
  expect(data.html).toContain('&lt;b&gt;Ban&lt;/b&gt;');
  await console.edit(ref, toAlert({ title: 'Talks' }));
  const edited = await events.next();
  expect(edited?.event).toBe('edited');
  expect(edited?.data).toContain('Talks');
});

test('whoever lost the connection is told what came meanwhile, once and in order', async () => {
  const { console, url } = await begin();
  const first = await watch(url('/events'));
  await console.send({ address: toAddress('chips') }, toAlert({ title: 'One' }), 'k1');
  const seen = await first.next();
  first.close();
  await console.send({ address: toAddress('chips') }, toAlert({ title: 'Two' }), 'k2');
  await console.send({ address: toAddress('trade') }, toAlert({ title: 'Three' }), 'k3');
  const second = await watch(url('/events?after=old'), { 'Last-Event-ID': seen?.id ?? '' });
  expect((await second.next())?.data).toContain('Two');
  expect((await second.next())?.data).toContain('Three');
});

test('whoever missed more than is remembered is told to read again, and goes on from there', async () => {
  const { console, url } = await begin();
  const events = await watch(url('/events?after=another-run.7'));
  expect((await events.next())?.event).toBe('resync');
  await console.send({ address: toAddress('chips') }, toAlert({ title: 'One' }), 'k1');
  expect((await events.next())?.data).toContain('One');
});

test('a stream that has nothing to tell says so now and then', async () => {
  const { url, clock } = await begin();
  const response = await fetch(url('/events'));
  const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  closing.push(() => reader.cancel());
  expect((await reader.read()).value).toBe('retry: 2000\n\n');
  while (clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
  await clock.turn(20 * second);
  expect((await reader.read()).value).toBe(': still here\n\n');
});

test('a message that is sent again with its key is not told again', async () => {
  const { console, url } = await begin();
  const events = await watch(url('/events'));
  await console.send({ address: toAddress('chips') }, toAlert({ title: 'One' }), 'k1');
  await console.send({ address: toAddress('chips') }, toAlert({ title: 'One' }), 'k1');
  await console.send({ address: toAddress('chips') }, toAlert({ title: 'Two' }), 'k2');
  expect((await events.next())?.data).toContain('One');
  expect((await events.next())?.data).toContain('Two');
});

test.each(['the page goes away', 'the console stops'])('nothing is kept for a stream when %s', async (what) => {
  const live = createLive();
  const clock = createHandClock();
  const closing = new AbortController();
  let listening = 0;
  const counted: Live = {
    ...live,
    listen(listener) {
      const leave = live.listen(listener);
      listening++;
      return () => {
        listening--;
        leave();
      };
    },
  };
  const app = new Hono().get('/', (c) => streamEvents(c, { live: counted, clock, closing: closing.signal }));
  const reader = ((await app.request('/')).body ?? new ReadableStream()).getReader();
  await reader.read();
  expect(listening).toBe(1);
  if (what === 'the page goes away') await reader.cancel();
  else closing.abort();
  await expect.poll(() => listening).toBe(0);
  expect(clock.waiting).toBe(0);
});
