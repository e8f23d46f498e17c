import { commands } from '../../commands/index.ts';
import { createLog } from '../../src/log.ts';
import { createConsole } from '../../src/platforms/console/console.ts';
import { openDesk } from './desk-kit.ts';
import { type ChannelName, type Seen, type Stage, toMinute, type Where } from './stage.ts';

/** The console's page, asked over HTTP as its script asks it. */
export async function openConsoleStage(): Promise<Stage> {
  const desk = await openDesk();
  const { store, clock, handler } = desk;
  const start = async () => {
    const made = createConsole({
      ...{ store, clock, log: createLog('silent'), version: '0.0.0-test', host: '127.0.0.1', port: 0, token: null },
    });
    await made.start(commands, handler);
    return made;
  };
  let console = await start();
  let posted = 0;

  async function ask<T>(path: string, fields?: object): Promise<T> {
    const response = await fetch(`${console.address}${path}`, {
      redirect: 'manual',
      ...(fields === undefined
        ? {}
        : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(fields) }),
    });
    const text = await response.text();
    return (text.startsWith('{') ? JSON.parse(text) : {}) as T;
  }
  for (const name of ['chips', 'trade']) await ask('/channels', { name });
  const read = async (channel: string) =>
    (await ask<{ messages: { id: number; html: string }[] }>(`/channels/${channel}/messages`)).messages;

  async function toSeen(given: { readonly id: number | null; readonly html: string }): Promise<Seen> {
    const stored = given.id === null ? null : await store.consoleMessages.byId(given.id);
    return { ...readHtml(given.html), isEdited: (stored?.editedAt ?? null) !== null, isPrivate: given.id === null };
  }

  return {
    desk,
    get platform() {
      return {
        ...console,
        send: (...given: Parameters<typeof console.send>) => {
          posted++;
          return console.send(...given);
        },
      };
    },
    can: { refusePeople: false, refuseUs: false },
    address: (channel: ChannelName) => ({ platform: 'console', workspace: 'local', channel }),
    look: async (ref) => {
      const sent = (await read(ref.address.channel)).find(({ id }) => String(id) === ref.message);
      if (sent === undefined) throw new Error('Nobody sees that');
      return toSeen(sent);
    },
    sees: async (channel) => Promise.all((await read(channel)).map(toSeen)),
    types: async (line, where: Where) => toSeen(await ask('/commands', { channel: where.in, line })),
    async presses(post, label, where) {
      const html = (await read(where.in)).find(({ id }) => String(id) === post.id)?.html ?? '';
      const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].find(([one]) => toText(one).trim() === label)?.[0];
      if (form === undefined) throw new Error(`There is no “${label}”`);
      const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
      const pressed = { action: field('action'), target: field('target'), message: field('message') };
      return toSeen(await ask('/presses', { channel: where.in, ...pressed }));
    },
    otherWays: {},
    close: () => undefined,
    reopen: () => undefined,
    storm: () => undefined,
    get posted() {
      return posted;
    },
    during: (work) => work,
    async restart() {
      await console.stop();
      console = await start();
    },
    malformed: [],
    async end() {
      await console.stop();
      await desk.close();
    },
  };
}

/** What the page shows of a message, by the tags that take effect in a browser. */
function readHtml(html: string): Omit<Seen, 'isEdited' | 'isPrivate'> {
  const body = html
    .replace(/<p class="(?:asked|only-you|in-reply)">[\s\S]*?<\/p>/g, '')
    .replace(/<span class="visually-hidden">[\s\S]*?<\/span>/g, '');
  const [buttons, shown] = [
    [...body.matchAll(/<button[^>]*>([\s\S]*?)<\/button>/g)],
    body.replace(/<form[\s\S]*?<\/form>/g, ''),
  ];
  const title = /<h3 class="title"[^>]*>([\s\S]*?)<\/h3>/.exec(shown)?.[1] ?? '';
  const tags = [...shown.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag = '']) => tag);
  return {
    id: /data-id="(\d+)"/.exec(html)?.[1] ?? '',
    title: toText(title),
    text: toText(shown),
    links: [...shown.matchAll(/ (?:href|src|action)="([^"]*)"/g)].map(([, url = '']) => toLetters(url)),
    pings: [...shown.matchAll(/<p class="mention">([\s\S]*?)<\/p>/g)].map(([, names = '']) => toText(names).trim()),
    marks: tags.filter((tag) => !ours.has(tag)),
    buttons: buttons.map(([, label = '']) => toText(label)),
    under: /<p class="in-reply">In reply to <a href="#m(\d+)"/.exec(html)?.[1] ?? null,
  };
}

const ours = new Set('article p h3 a bdi span div ul ol li pre code strong mark time details summary'.split(' '));

/** Spaces count only where the page keeps them. */
function toText(html: string): string {
  const toLines = (part: string): string =>
    part
      .replace(/<time datetime="([^"]*)"[^>]*>[^<]*<\/time>/g, (_, iso: string) => toMinute(iso))
      .replace(/<\/(?:p|h3|li|pre|div|ul|ol)>/g, '\n')
      .replace(/<[^>]*>/g, '');
  return html
    .split(/(<pre[\s\S]*?<\/pre>)/)
    .map((part) => {
      if (part.startsWith('<pre')) return toLines(part);
      const lines = toLines(part.replaceAll('\n', ' ')).split('\n');
      return lines.map((line) => line.replace(/ +/g, ' ').trim()).join('\n');
    })
    .map(toLetters)
    .join('\n');
}

function toLetters(text: string): string {
  const names: Readonly<Record<string, string>> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' };
  return text.replace(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => names[name] ?? '');
}
