import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { ChatPlatform } from '../chat/platform.ts';
import type { Clock } from '../clock.ts';
import { createHttp } from '../http.ts';
import { createLog } from '../log.ts';
import { type Message, toPlainText } from '../message.ts';
import { createDeliverer } from '../pipeline/deliverer.ts';
import { createIntake } from '../pipeline/intake.ts';
import { createReader } from '../pipeline/reader.ts';
import { createSubscriptionIndex } from '../pipeline/subscription-index.ts';
import type { Source } from '../sources/source.ts';
import { openCache } from '../store/cache.ts';
import { openStore } from '../store/open-store.ts';
import { parseQuery } from '../subscriptions/parse-query.ts';
import { createExtractiveSummariser } from '../summaries/extractive.ts';
import { toPrintedDate } from './article-line.ts';
import { readGiven, toUsageError } from './given.ts';
import { writeJsonLine } from './json-lines.ts';
import { readReplayed } from './replayed-article.ts';
import type { Verb } from './verb.ts';

const usage = 'replay FILES… --subscribe QUERY [--subscribe QUERY …]';

/** The alerts that there would have been: the real pipeline over a database of its own, in the time of the articles. */
export const replay: Verb = {
  async run(given, { input, output, version }) {
    const { values, positionals } = readGiven(
      given,
      { subscribe: { type: 'string', multiple: true } },
      usage,
      Infinity,
    );
    const queries = (values.subscribe ?? []).map((text) => parseQuery(text).text);
    if (queries.length === 0) throw toUsageError(usage, 'Say what to subscribe to.');
    const folder = await mkdtemp(join(tmpdir(), 'wirewatch-replay-'));
    let now = 0;
    const clock: Clock = { now: () => now, wait: async () => undefined };
    const log = createLog('error');
    const store = await openStore({ path: join(folder, 'replay.db'), clock, log });
    const cache = await openCache({ path: join(folder, 'cache.db'), clock, log });
    const http = createHttp({ version });
    try {
      const index = createSubscriptionIndex(log);
      const channel = await store.transaction(async (within) => {
        await within.workspaces.save({ id: 'replay:local', name: 'Replay' });
        const place = { platform: 'replay', workspaceId: 'replay:local', externalId: 'replay', name: 'replay' };
        return within.channels.ensure(place);
      });
      for (const query of queries) {
        const subscription = { channelId: channel.id, query, mention: null, createdAt: 0, createdBy: 'replay' };
        index.add(await store.subscriptions.add(subscription));
      }
      const deliver = createDeliverer({
        store,
        platforms: [createPrinter(output)],
        summariser: createExtractiveSummariser(),
        clock,
        log,
      });
      const intake = createIntake({ store, reader: createReader({ http, cache, log }), index, clock, log });
      const { signal } = new AbortController();
      for (const article of await readReplayed(positionals, input)) {
        now = Math.max(now, article.publishedAt ?? 0);
        await intake.take(article, toSource(article.outlet.host), { isFirstFetch: false, signal });
        for (;;) {
          const due = await store.deliveries.takeDue(now, 10);
          if (due.length === 0) break;
          for (const delivery of due) await deliver(delivery);
        }
        if (!output.writable) break;
      }
    } finally {
      http.close();
      await cache.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** A platform that prints each message as a line. */
function createPrinter(output: Writable): ChatPlatform {
  let count = 0;
  return {
    name: 'replay',
    limits: { titleLength: 1000, textLength: 10_000, buttonsPerMessage: 5, channelPauseMs: 0 },
    start: async () => undefined,
    stop: async () => undefined,
    find: async () => null,
    async send({ address, replyTo }, message) {
      count++;
      writeJsonLine(output, { alert: count, kind: replyTo === undefined ? 'alert' : 'reply', ...toLine(message) });
      return { address, message: String(count) };
    },
    async edit({ message: alert }, message) {
      writeJsonLine(output, { alert: Number(alert), kind: 'edit', ...toLine(message) });
    },
  };
}

function toLine(message: Message): Readonly<Record<string, unknown>> {
  const card = message.blocks.find((block) => block.kind === 'card');
  if (card === undefined) return {};
  const { title, url, outlet, publishedAt, summary, matched, outlets } = card;
  return {
    title,
    url,
    outlet,
    publishedAt: toPrintedDate(publishedAt),
    summary: toPlainText(summary),
    matched,
    outlets: outlets.map(({ name }) => name),
  };
}

function toSource(host: string): Source {
  return {
    id: host || 'replay',
    workspaceId: null,
    kind: 'feed',
    name: host,
    url: `https://${host || 'replay.invalid'}/`,
    language: null,
    country: null,
    topics: [],
    fullText: 'never',
    userAgent: null,
  };
}
