import { afterEach, expect, test } from 'vitest';
import { minute } from '../../../src/clock.ts';
import {
  askAs,
  buttons,
  type ConsoleOptions,
  type OpenConsole,
  openConsole,
  toAddress,
  toAlert,
  toSource,
} from './console-kit.ts';

let open: OpenConsole | null = null;

async function begin(options?: ConsoleOptions): Promise<OpenConsole> {
  open = await openConsole(options);
  return open;
}

afterEach(async () => {
  await open?.close();
  open = null;
});

test('the first channel opens, and lists the others', async () => {
  const { url } = await begin();
  const response = await fetch(url('/'));
  expect(new URL(response.url).pathname).toBe('/channels/chips');
  const page = await response.text();
  expect(page).toContain('Nothing in #chips yet');
  expect(page).toContain('href="/channels/trade"');
  expect(page).toContain('<code>/subscribe Micron</code>');
});

test('a page holds no script of its own, may not be framed and is not kept', async () => {
  const { url } = await begin();
  const response = await fetch(url('/'));
  expect(await response.text()).not.toMatch(/<script(?! type="module" src="\/console\.js")|<style|style="|onclick/);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('the page’s own files are served with their types and are asked for again only when they change', async () => {
  const { url } = await begin();
  const script = await fetch(url('/console.js'));
  expect(script.headers.get('content-type')).toContain('text/javascript');
  const again = await fetch(url('/console.js'), { headers: { 'If-None-Match': script.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  for (const path of ['/assets/console.js', '/../package.json', '/console.ts', '/%2e%2e/console.ts']) {
    expect((await fetch(url(path))).status).toBe(404);
  }
});

test.each([
  ['127.0.0.1:PORT', 200],
  ['localhost:PORT', 200],
  ['[::1]:PORT', 200],
  ['evil.example', 421],
  ['evil.example:PORT', 421],
  ['127.0.0.1.evil.example', 421],
  ['localhost@evil.example', 400],
])('a request made for the host %j is answered with %i', async (host, status) => {
  const { console } = await begin();
  expect(await askAs(host.replace('PORT', new URL(console.address).port), console.address, '/channels/chips')).toBe(
    status,
  );
});

test.each([
  ['another site, by what the browser says', { 'Sec-Fetch-Site': 'cross-site' }],
  ['a neighbour of the site', { 'Sec-Fetch-Site': 'same-site' }],
  ['another origin', { Origin: 'https://evil.example' }],
  ['another port of this machine', { Origin: 'http://127.0.0.1:1' }],
  ['an opaque origin', { Origin: 'null' }],
])('a command from %s is refused', async (_who, headers) => {
  const { post, handler } = await begin();
  const response = await post('/commands', { channel: 'chips', line: '/subscribe Micron' }, headers);
  expect(response.status).toBe(403);
  expect(handler.invoked).toEqual([]);
});

test('a command from its own page, or from a program that is no browser, is taken', async () => {
  const { console, post, handler } = await begin();
  for (const headers of [{ Origin: console.address }, { 'Sec-Fetch-Site': 'same-origin' }, {}]) {
    expect((await post('/commands', { channel: 'chips', line: '/subscribe Micron' }, headers)).status).toBe(200);
  }
  expect(handler.invoked).toHaveLength(3);
});

test('a body that is neither JSON nor a form is refused, and so is one too large', async () => {
  const { url, post } = await begin();
  const plain = await fetch(url('/commands'), { method: 'POST', body: '{"channel":"chips","line":"/help"}' });
  expect(plain.status).toBe(415);
  expect((await post('/commands', { channel: 'chips', line: `/${'x'.repeat(40_000)}` })).status).toBe(413);
});

test.each([
  ['/commands', '{'],
  ['/commands', '{"channel":"chips"}'],
  ['/commands', '{"channel":"nowhere","line":"/help"}'],
  ['/commands', '{"channel":["chips"],"line":"/help"}'],
  ['/presses', '{"channel":"chips","action":"format-disk","target":"1"}'],
  ['/presses', '[]'],
])('%s refuses %s with a sentence', async (path, body) => {
  const { url, handler } = await begin();
  const response = await fetch(url(path), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  expect(response.status).toBe(400);
  expect((await response.json()) as unknown).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) });
  expect(handler.invoked).toEqual([]);
});

test('a command reaches the handler without its slash, from a manager in that channel', async () => {
  const { post, handler } = await begin();
  await post('/commands', { channel: 'trade', line: '  /subscribe "export controls" -opinion ' });
  expect(handler.invoked).toEqual([
    {
      input: { kind: 'line', line: 'subscribe "export controls" -opinion' },
      address: toAddress('trade'),
      channelName: 'trade',
      workspaceName: 'This machine',
      user: { id: 'console', name: 'you', isManager: true },
    },
  ]);
});

test('a reply for the channel is kept with the line that it answers; a private one is not kept', async () => {
  const { post, url } = await begin();
  const visible = (await (await post('/commands', { channel: 'chips', line: '/subscribe Micron' })).json()) as {
    id: unknown;
  };
  const hidden = (await (await post('/commands', { channel: 'chips', line: '/help' })).json()) as {
    id: unknown;
    html: string;
  };
  expect(visible.id).toBeTypeOf('number');
  expect(hidden.id).toBeNull();
  expect(hidden.html).toContain('Only you see this');
  const page = await (await fetch(url('/channels/chips'))).text();
  expect(page).toContain('Subscribed to <strong dir="auto">Micron</strong>');
  expect(page).toContain('<code>/subscribe Micron</code>');
  expect(page).not.toContain('Type a command.');
});

test.each([
  ['subscribe Micron', 'Did you mean <code dir="auto">/subscribe Micron</code>?'],
  ['hello', 'Commands begin with a slash'],
  ['/', 'Commands begin with a slash'],
  [`/${'x'.repeat(3000)}`, '3001 characters; 2000 are the most'],
])('a line that is no command, %s, gets a gentle hint', async (line, hint) => {
  const { post, handler } = await begin();
  const answer = (await (await post('/commands', { channel: 'chips', line })).json()) as { id: unknown; html: string };
  expect(answer.html).toContain(hint);
  expect(answer.id).toBeNull();
  expect(handler.invoked).toEqual([]);
});

test('without a script a form shows a private reply on the page, and leads to one for the channel', async () => {
  const { url } = await begin();
  const submit = (line: string): Promise<Response> =>
    fetch(url('/commands'), {
      method: 'POST',
      body: new URLSearchParams({ channel: 'chips', line }),
      redirect: 'manual',
    });
  const hidden = await submit('/help');
  expect(hidden.status).toBe(200);
  expect(await hidden.text()).toContain('Type a command.');
  const visible = await submit('/subscribe Micron');
  expect(visible.status).toBe(303);
  expect(visible.headers.get('location')).toMatch(/^\/channels\/chips#m\d+$/);
});

test('a button’s reply stands under the message that it belongs to', async () => {
  const { console, post, handler } = await begin();
  const ref = await console.send({ address: toAddress('chips') }, toAlert(), 'k1');
  const [button] = buttons;
  const answer = await post('/presses', {
    channel: 'chips',
    message: ref.message,
    action: button?.action,
    target: button?.target,
  });
  expect(((await answer.json()) as { html: string }).html).toContain(`href="#m${ref.message}"`);
  expect(handler.pressed[0]?.button).toEqual({ action: 'mute-story', target: '12' });
});

test('a channel is added by its name, and a name that cannot be one is refused', async () => {
  const { url } = await begin();
  const add = (name: string): Promise<Response> =>
    fetch(url('/channels'), { method: 'POST', body: new URLSearchParams({ name }) });
  expect(new URL((await add('#Red-Sea')).url).pathname).toBe('/channels/red-sea');
  expect(decodeURIComponent(new URL((await add('半導體')).url).pathname)).toBe('/channels/半導體');
  for (const name of ['', '../etc', 'a b', '<script>', 'x'.repeat(60)]) {
    const refused = await add(name);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('A channel’s name has letters');
  }
});

test('a channel that is not there says so and offers the others', async () => {
  const { url } = await begin();
  const response = await fetch(url('/channels/nowhere'));
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('No such channel');
});

test('sources are shown with their health, the worst first, and only those that this workspace may see', async () => {
  const { store, clock, url } = await begin();
  const now = clock.now();
  await store.workspaces.save({ id: 'discord:1', name: 'Others' });
  await store.sources.sync([toSource('well'), toSource('failing'), toSource('parked'), toSource('new')], now);
  await store.sources.add(toSource('secret', { workspaceId: 'discord:1' }), now);
  await store.sources.saveState('well', { lastSuccessAt: now - minute, lastArticleAt: now - 5 * minute });
  const lastError = { code: 'http_status', sentence: 'The server answered <503>.', at: now };
  await store.sources.saveState('failing', {
    lastSuccessAt: now - 90 * minute,
    failingSince: now - 80 * minute,
    failures: 4,
    lastError,
  });
  await store.sources.saveState('parked', { parked: { at: now - minute, reason: 'It is gone for good.' } });

  const { summary, html } = (await (await fetch(url('/sources'))).json()) as { summary: string; html: string };
  expect(summary).toBe('4 sources, 2 in trouble');
  expect([...html.matchAll(/class="source (\w+)"/g)].map(([, health]) => health)).toEqual([
    'parked',
    'failing',
    'waiting',
    'well',
  ]);
  expect(html).toContain('failing for 1 h');
  expect(html).toContain('The server answered &lt;503&gt;.');
  expect(html).toContain('It is gone for good.');
  expect(html).not.toContain('secret');
});

test('a line is completed', async () => {
  const { url } = await begin();
  const complete = async (line: string): Promise<unknown> =>
    (await fetch(url(`/complete?${new URLSearchParams({ channel: 'chips', line })}`))).json();
  expect(await complete('/sub')).toEqual({
    choices: [{ label: '/subscribe', hint: 'Tell this channel when a query is met', line: '/subscribe ' }],
  });
  expect(await complete('/unsubscribe 2')).toEqual({
    choices: [{ label: 'which 2', hint: '', line: '/unsubscribe 2' }],
  });
});

test('health: it lives at once, it is ready when the program says so and the store answers', async () => {
  let isReady = false;
  const { url, store, console } = await begin({ isReady: () => isReady });
  expect((await fetch(url('/healthz'))).status).toBe(200);
  expect((await fetch(url('/readyz'))).status).toBe(503);
  isReady = true;
  expect((await fetch(url('/readyz'))).status).toBe(200);
  expect(await askAs('10.0.0.7:8787', console.address, '/healthz')).toBe(200);
  await store.close();
  expect((await fetch(url('/readyz'))).status).toBe(503);
});

test('an error of ours is one neutral sentence', async () => {
  const { url, store } = await begin();
  await store.close();
  const response = await fetch(url('/channels/chips'));
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('Something went wrong on our side. Try again in a moment.\n');
});
