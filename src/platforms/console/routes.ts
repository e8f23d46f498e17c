import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Channel } from '../../store/store.ts';
import type { Asset } from './assets.ts';
import { channelNameRule, mostChannels, readChannelName } from './channel-name.ts';
import { type ConsoleStore, consoleWorkspaceId, type Desk } from './desk.ts';
import { streamEvents } from './event-stream.ts';
import { createTokenGuard, hostGuard, originGuard, safeHeaders } from './guard.ts';
import type { Live } from './live.ts';
import { renderLogin, renderPage } from './page.ts';
import { renderShown } from './render.ts';
import { buttonSchema, type Shown } from './shown.ts';
import { renderSources, toSourcesSummary } from './sources-panel.ts';

const messagesShown = 100;
const maxBodyBytes = 32 * 1024;

const commandFields = z.object({ channel: z.string().max(80), line: z.string() });
const pressFields = buttonSchema.pick({ action: true, target: true }).extend({
  channel: z.string().max(80),
  message: z
    .string()
    .regex(/^\d{0,15}$/)
    .default(''),
});
const channelFields = z.object({ name: z.string().max(200) });
const loginFields = z.object({ token: z.string().max(500) });

export interface RouteParts {
  readonly desk: Desk;
  readonly live: Live;
  readonly store: ConsoleStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly host: string;
  readonly token: string | null;
  readonly version: string;
  /** Aborted when the console stops: open streams end. */
  readonly closing: AbortSignal;
  readonly isReady: () => boolean;
}

/** Everything the console answers over HTTP. */
export function createRoutes(parts: RouteParts): Hono {
  const { desk, live, store, clock, log, assets, closing, version } = parts;
  const guard = createTokenGuard(parts.token, clock);
  const app = new Hono();

  app.use(safeHeaders);
  // Before the guards: whoever probes knows neither our name nor our token, and learns nothing else.
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) =>
    (await isReady()) ? c.json({ status: 'ready' }) : c.json({ status: 'not ready' }, 503),
  );
  app.use(hostGuard(parts.host));
  app.use(originGuard);
  app.use(bodyLimit({ maxSize: maxBodyBytes, onError: (c) => c.text('That is more than a command can be.\n', 413) }));
  for (const [name, asset] of assets) app.get(`/${name}`, (c) => sendAsset(c, asset));

  app.post('/login', async (c) => {
    const fields = loginFields.safeParse(await readBody(c));
    const answer = fields.success ? guard.isToken(fields.data.token) : 'no';
    if (answer === 'yes') {
      guard.setCookie(c);
      return c.redirect('/', 303);
    }
    if (answer === 'wait') return c.html(renderLogin('Too many wrong tokens. Wait a minute, then try again.'), 429);
    return c.html(renderLogin('That is not the token. It is the one in the program’s settings.'), 401);
  });
  app.use(async (c, next) => {
    if (guard.isOpen(guard.cookieOf(c), c.req.header('authorization'))) return next();
    return c.req.method === 'GET' && c.req.path !== '/events' && c.req.path !== '/complete'
      ? c.html(renderLogin(null), 401)
      : c.json({ error: 'The console asks for its token. Open the page again and give it.' }, 401);
  });

  app.get('/', async (c) => {
    const [first] = await desk.channels();
    return first === undefined ? page(c, null, []) : c.redirect(toPath(first), 302);
  });
  app.get('/channels/:name', async (c) => {
    const channel = await desk.channel(c.req.param('name'));
    return channel === null ? page(c, null, [], { status: 404 }) : page(c, channel, []);
  });
  app.get('/channels/:name/messages', async (c) => {
    const channel = await desk.channel(c.req.param('name'));
    if (channel === null) return c.json({ error: 'There is no such channel any more.' }, 404);
    const shown = await desk.messages(channel, messagesShown);
    return c.json({ messages: await Promise.all(shown.map(toAnswer)) });
  });
  app.get('/events', (c) => streamEvents(c, { live, clock, closing }));
  app.get('/sources', async (c) => {
    const states = await store.sources.visibleTo(consoleWorkspaceId);
    return c.json({ summary: toSourcesSummary(states), html: String(await renderSources(states, clock.now())) });
  });
  app.get('/complete', async (c) => {
    const channel = await desk.channel(c.req.query('channel') ?? '');
    return c.json({ choices: channel === null ? [] : await desk.complete(channel, c.req.query('line') ?? '') });
  });

  app.post('/channels', async (c) => {
    const fields = channelFields.safeParse(await readBody(c));
    const name = fields.success ? readChannelName(fields.data.name) : null;
    const channels = await desk.channels();
    if (name === null) return page(c, channels[0] ?? null, [], { status: 400, notice: channelNameRule });
    if (channels.length >= mostChannels) {
      return page(c, channels[0] ?? null, [], { status: 400, notice: `${mostChannels} channels are the most.` });
    }
    return c.redirect(toPath(await desk.addChannel(name)), 303);
  });
  app.post('/commands', async (c) => {
    const fields = commandFields.safeParse(await readBody(c));
    const channel = fields.success ? await desk.channel(fields.data.channel) : null;
    if (!fields.success || channel === null) return refuse(c, 'There is no such channel; reload the page.');
    return answer(c, channel, await desk.type(channel, fields.data.line));
  });
  app.post('/presses', async (c) => {
    const fields = pressFields.safeParse(await readBody(c));
    const channel = fields.success ? await desk.channel(fields.data.channel) : null;
    if (!fields.success || channel === null) return refuse(c, 'That button is not known any more; reload the page.');
    const { action, target, message } = fields.data;
    return answer(c, channel, await desk.press(channel, { action, target }, message === '' ? null : Number(message)));
  });

  app.notFound((c) => page(c, null, [], { status: 404, notice: 'There is no such page here.' }));
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, 'The console could not answer');
    const sentence = 'Something went wrong on our side. Try again in a moment.';
    return isJson(c) ? c.json({ error: sentence }, 500) : c.text(`${sentence}\n`, 500);
  });
  return app;

  async function isReady(): Promise<boolean> {
    if (!parts.isReady() || closing.aborted) return false;
    try {
      await store.channels.ofPlatform('console');
      return true;
    } catch (error) {
      log.warn({ err: error }, 'The store does not answer');
      return false;
    }
  }

  async function page(
    c: Context,
    channel: Channel | null,
    privately: readonly Shown[],
    { status = 200, notice = null }: { status?: 200 | 400 | 404; notice?: string | null } = {},
  ): Promise<Response> {
    // First of all, so that what arrives while we read is shown twice rather than never; the page knows it by its id.
    const lastEventId = live.lastId();
    const channels = await Promise.all(
      (await desk.channels()).map(async (one) => {
        const [latest] = await store.consoleMessages.latest(one.id, 1);
        return { ...one, latestId: latest?.id ?? 0 };
      }),
    );
    const messages = channel === null ? [] : await desk.messages(channel, messagesShown);
    const content = {
      channels,
      channel,
      messages: [...messages, ...privately],
      sources: await store.sources.visibleTo(consoleWorkspaceId),
      commands: desk.commands,
      lastEventId,
      version,
      now: clock.now(),
      notice,
    };
    return c.html(renderPage(content), status);
  }

  /** To the page's script as one message; to a plain form as the page, where a private reply is shown once. */
  async function answer(c: Context, channel: Channel, shown: Shown): Promise<Response> {
    if (isJson(c)) return c.json(await toAnswer(shown));
    return shown.id === null ? page(c, channel, [shown]) : c.redirect(`${toPath(channel)}#m${shown.id}`, 303);
  }

  async function toAnswer(shown: Shown): Promise<{ id: number | null; at: number; isRefused: boolean; html: string }> {
    const isRefused = shown.message.kind === 'error';
    return { id: shown.id, at: shown.sentAt, isRefused, html: String(await renderShown(shown, clock.now())) };
  }

  async function refuse(c: Context, sentence: string): Promise<Response> {
    if (isJson(c)) return c.json({ error: sentence }, 400);
    const [first] = await desk.channels();
    return page(c, first ?? null, [], { status: 400, notice: sentence });
  }
}

function toPath(channel: Channel): string {
  return `/channels/${encodeURIComponent(channel.externalId)}`;
}

function isJson(c: Context): boolean {
  return c.req.header('content-type')?.startsWith('application/json') === true;
}

/** Fields of a form or a JSON body; null where it is neither. */
async function readBody(c: Context): Promise<unknown> {
  try {
    return isJson(c) ? await c.req.json() : await c.req.parseBody();
  } catch {
    return null;
  }
}

function sendAsset(c: Context, { body, type, etag }: Asset): Response {
  c.header('Cache-Control', 'no-cache');
  c.header('ETag', etag);
  if (c.req.header('if-none-match') === etag) return c.body(null, 304);
  return c.body(body, 200, { 'Content-Type': type });
}
