import { connect } from 'node:net';
import { join } from 'node:path';
import { commands } from '../../commands/index.ts';
import type { FoundArticle } from '../../src/articles/article.ts';
import type { Caller, Choice } from '../../src/chat/caller.ts';
import { createHandler } from '../../src/chat/invoke.ts';
import type { Handler, Reply } from '../../src/chat/platform.ts';
import { createHttp } from '../../src/http.ts';
import { createLog } from '../../src/log.ts';
import type { Block, ButtonAction, Inline, Message } from '../../src/message.ts';
import { createIntake, type Intake } from '../../src/pipeline/intake.ts';
import { createReader } from '../../src/pipeline/reader.ts';
import { createSubscriptionIndex, type SubscriptionIndex } from '../../src/pipeline/subscription-index.ts';
import { createToArticleSource } from '../../src/sources/article-source.ts';
import { createLookAt } from '../../src/sources/look-at.ts';
import type { ArticleSource, Source } from '../../src/sources/source.ts';
import { openCache } from '../../src/store/cache.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { createTempFolder } from '../store/temp-folder.ts';
import { type FeedServer, startFeedServer } from './feed-server.ts';
import { createHandClock, type HandClock } from './hand-clock.ts';

/**
 * A desk to type commands at: the real handler and commands, the real store on disk, the real intake, and the real http, which
 * every public name on `.example` leads to `web`. Whoever types is a manager in #chips of the workspace acme, unless said
 * otherwise.
 */
export interface Desk {
  readonly store: Store;
  readonly clock: HandClock;
  /** Answers for http://thewire.example and all other names on example domains. */
  readonly web: FeedServer;
  readonly handler: Handler;
  readonly index: SubscriptionIndex;
  readonly intake: Intake;
  readonly toArticleSource: (source: Source) => ArticleSource;
  /** How many subscriptions the index in memory holds. */
  readonly indexed: number;
  /** How often the watcher was told to look again. */
  readonly wakes: number;
  /** The reply as text, one block or row a line. */
  type(line: string, as?: Who): Promise<string>;
  ask(line: string, as?: Who): Promise<Reply>;
  press(action: ButtonAction, target: string, as?: Who): Promise<string>;
  complete(command: string, option: string, typed: string, as?: Who): Promise<readonly Choice[]>;
  /** An article of a source, taken in as if it had just been fetched; resolves with the deliveries that were written. */
  publish(title: string, article?: Published): Promise<number>;
  close(): Promise<void>;
}

export interface Who {
  readonly platform?: string;
  readonly workspace?: string;
  readonly channel?: string;
  readonly isManager?: boolean;
}

export interface Published extends Partial<Omit<FoundArticle, 'title' | 'outlet'>> {
  readonly source?: Source;
  readonly outlet?: string;
  readonly isFirstFetch?: boolean;
}

export async function openDesk(options: { readonly maxSubscriptionsPerChannel?: number } = {}): Promise<Desk> {
  const folder = createTempFolder();
  const clock = createHandClock();
  const log = createLog('silent');
  const web = await startFeedServer();
  const store = await openStore({ path: join(folder.path, 'wirewatch.db'), clock, log });
  const cache = await openCache({ path: ':memory:', clock, log });
  const http = createHttp({
    version: '0.0.0-test',
    clock,
    hostPauseMs: 0,
    lookup: async (host) => {
      if (!host.endsWith('.example')) throw Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
      return [{ address: host.startsWith('inside.') ? '10.0.0.7' : '93.184.215.14', family: 4 }];
    },
    // As a socket does, it looks the name up, which refuses a private one; then it goes to our own server.
    dial: (given) =>
      connect({
        port: web.port,
        host: String(given.host),
        autoSelectFamily: false,
        lookup: (host, wanted, done) =>
          given.lookup?.(host, { ...wanted, all: true }, (error) =>
            error === null ? done(null, '127.0.0.1', 4) : done(error, ''),
          ),
      }),
  });
  const index = createSubscriptionIndex(log);
  const toArticleSource = createToArticleSource({ http, clock });
  const intake = createIntake({ store, reader: createReader({ http, cache, log }), index, clock, log });
  let wakes = 0;
  let published = 0;
  const startedAt = clock.now();
  const handler = createHandler({
    commands,
    store,
    clock,
    log,
    services: {
      indexed: index.add,
      unindexed: index.remove,
      lookAt: createLookAt({ http, clock }),
      tryFetch: (source) => toArticleSource(source).fetch(null, AbortSignal.timeout(5000)),
      sourcesChanged: () => wakes++,
      channelsOpened: () => wakes++,
      status: () => ({ version: '1.2.3', startedAt, platforms: ['console', 'discord'], memoryBytes: 95_400_000 }),
      maxSubscriptionsPerChannel: options.maxSubscriptionsPerChannel ?? 50,
    },
  });
  const ask = (line: string, as: Who = {}) =>
    handler.invoke({ ...toCaller(as), input: { kind: 'line', line: line.replace(/^\//, '') } });

  return {
    store,
    clock,
    web,
    ...{ handler, index, intake, toArticleSource },
    get indexed() {
      return index.size;
    },
    get wakes() {
      return wakes;
    },
    ask,
    type: async (line, as) => toText((await ask(line, as)).message),
    press: async (action, target, as = {}) =>
      toText((await handler.press({ ...toCaller(as), button: { action, target } })).message),
    complete: (command, option, typed, as = {}) => {
      const [name = '', subcommand] = command.split(' ');
      const request = { ...toCaller(as), command: name, option, typed };
      return handler.complete(subcommand === undefined ? request : { ...request, subcommand });
    },
    publish(title, { source = theWire, outlet, isFirstFetch = false, ...article } = {}) {
      const found: FoundArticle = {
        url: `https://thewire.example/${++published}`,
        guid: null,
        title,
        summary: '',
        content: '',
        publishedAt: clock.now(),
        language: 'en',
        byline: null,
        image: null,
        outlet: { name: outlet ?? source.name, host: 'thewire.example', country: source.country },
        ...article,
      };
      return intake.take(found, source, { isFirstFetch, signal: new AbortController().signal });
    },
    async close() {
      http.close();
      await web.close();
      await cache.close();
      await store.close();
      folder.remove();
    },
  };
}

export const theWire: Source = {
  id: 'the-wire',
  workspaceId: null,
  kind: 'feed',
  name: 'The Wire',
  url: 'https://thewire.example/feed.xml',
  language: 'en',
  country: 'gb',
  topics: [],
  fullText: 'never',
  userAgent: null,
};

function toCaller({ platform = 'discord', workspace = 'acme', channel = 'chips', isManager = true }: Who): Caller {
  return {
    address: { platform, workspace, channel },
    channelName: channel,
    workspaceName: workspace,
    user: { id: 'ana', name: 'Ana', isManager },
  };
}

/** A message as a person would read it: `*bold*`, a command in backticks, a link as `[title](address)`, times in UTC. */
export function toText(message: Message): string {
  return message.blocks.flatMap(toLines).join('\n');
}

function toLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'preformatted':
      return [block.text];
    case 'text':
      return [toLine(block.inlines)];
    case 'list':
      return block.rows.map((row) => `- ${toLine(row)}`);
    case 'card':
      return [`[${block.title}](${block.url})`, toLine(block.summary), ...block.matched];
  }
}

function toLine(inlines: readonly Inline[]): string {
  return inlines.map(toMark).join('');
}

function toMark(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  switch (inline.kind) {
    case 'bold':
      return `*${inline.text}*`;
    case 'code':
      return `\`${inline.text}\``;
    case 'link':
      return `[${inline.text}](${inline.url})`;
    case 'time':
      return new Date(inline.at).toISOString().slice(0, 16).replace('T', ' ');
  }
}
