import { afterEach, expect, test } from 'vitest';
import { minute } from '../../../src/clock.ts';
import { type OpenConsole, openConsole } from './console-kit.ts';

const token = 'correct-horse-battery';
let open: OpenConsole | null = null;

async function begin(): Promise<OpenConsole> {
  open = await openConsole({ token });
  return open;
}

function giveToken({ url }: OpenConsole, typed: string): Promise<Response> {
  return fetch(url('/login'), { method: 'POST', body: new URLSearchParams({ token: typed }), redirect: 'manual' });
}

afterEach(async () => {
  await open?.close();
  open = null;
});

test('where a token is set nothing but health and the page’s own files is shown without it', async () => {
  const { url, post, handler } = await begin();
  const page = await fetch(url('/channels/chips'));
  expect(page.status).toBe(401);
  expect(await page.text()).toContain('asks for its token');
  for (const path of ['/events', '/sources', '/complete?line=/', '/channels/chips/messages']) {
    expect((await fetch(url(path))).status).toBe(401);
  }
  expect((await post('/commands', { channel: 'chips', line: '/help' })).status).toBe(401);
  expect(handler.invoked).toEqual([]);
  expect((await fetch(url('/healthz'))).status).toBe(200);
  expect((await fetch(url('/theme.css'))).status).toBe(200);
});

test('the token is asked for once; the cookie does not hold it and no script or other site can use it', async () => {
  const console = await begin();
  const answer = await giveToken(console, token);
  expect(answer.status).toBe(303);
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/; HttpOnly/);
  expect(cookie).toMatch(/; SameSite=Strict/);
  expect(cookie).not.toContain(token);
  const page = await fetch(console.url('/channels/chips'), { headers: { Cookie: cookie.split(';', 1)[0] ?? '' } });
  expect(page.status).toBe(200);
  const forged = await fetch(console.url('/channels/chips'), { headers: { Cookie: 'wirewatch=AAAA' } });
  expect(forged.status).toBe(401);
});

test('a program may give the token with each request', async () => {
  const { url } = await begin();
  const ask = (given: string): Promise<Response> => fetch(url('/sources'), { headers: { Authorization: given } });
  expect((await ask(`Bearer ${token}`)).status).toBe(200);
  expect((await ask('Bearer wrong')).status).toBe(401);
  expect((await ask(token)).status).toBe(401);
});

test('whoever guesses has ten tries a minute', async () => {
  const console = await begin();
  for (let n = 0; n < 10; n++) expect((await giveToken(console, `guess ${n}`)).status).toBe(401);
  expect((await giveToken(console, token)).status).toBe(429);
  await console.clock.turn(2 * minute);
  expect((await giveToken(console, token)).status).toBe(303);
});
