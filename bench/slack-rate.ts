/**
 * How much of Slack's allowed rate is used: `node bench/slack-rate.ts [SECONDS]`. The real dispatcher, store and Slack client
 * send to 500 channels of 20 workspaces, against a server that allows one message a second a channel and 300 in any minute a
 * workspace, and says 429 to more. The time is turned by hand and stands still while anything is at work, so that a slow machine
 * gives the same figure; a call takes no time. Goal: ≥ 95 % of what both limits allow, and no 429.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minute, second } from '../src/clock.ts';
import { createLog } from '../src/log.ts';
import { createDispatcher } from '../src/pipeline/dispatcher.ts';
import { createSeal } from '../src/platforms/slack/seal.ts';
import { createSlack } from '../src/platforms/slack/slack.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { createExtractiveSummariser } from '../src/summaries/extractive.ts';
import { createHandClock } from '../tests/fakes/hand-clock.ts';
import { createSlackServer } from '../tests/fakes/slack-server.ts';

const channelCount = 500;
const workspaceCount = 20;
const seconds = Number(process.argv[2] ?? 60);
const allowed = { channelPauseMs: second, perWorkspaceAMinute: 300 };

/** Counts what is under way, so that the time can stand still meanwhile. */
let busy = 0;
function counted<A extends unknown[], R>(work: (...given: A) => Promise<R>): (...given: A) => Promise<R> {
  return (...given) => {
    busy++;
    return work(...given).finally(() => {
      busy--;
    });
  };
}

/** The store, each of whose calls counts. */
function watch(store: Store): Store {
  const wrap = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name) {
        const found: unknown = Reflect.get(target, name);
        if (typeof found === 'function') return counted(found.bind(target) as () => Promise<unknown>);
        return typeof found === 'object' && found !== null ? wrap(found) : found;
      },
    });
  return wrap(store);
}

async function fill(store: Store, order: 'mixed' | 'workspace by workspace', now: number): Promise<void> {
  const storyId = await store.stories.begin(now);
  const { id: articleId } = await store.articles.add({
    article: {
      ...{
        url: 'https://thewire.example/1',
        guid: null,
        title: 'Micron breaks ground in Idaho',
        summary: '',
        body: '',
      },
      ...{ language: 'en', byline: null, image: null, publishedAt: now },
      outlet: { name: 'The Wire', host: 'thewire.example', country: 'us' },
    },
    ...{ sourceId: 'the-wire', workspaceId: null, seenAt: now, publishedAt: now, storyId },
  });
  const alerts: { id: number; channelId: number; subscriptionId: number }[] = [];
  for (let index = 0; index < channelCount; index++) {
    const workspace = order === 'mixed' ? index % workspaceCount : Math.floor((index * workspaceCount) / channelCount);
    const address = {
      platform: 'slack',
      workspaceId: `slack:T${workspace}`,
      externalId: `C${index}`,
      name: `c${index}`,
    };
    const { id: channelId } = await store.channels.ensure(address);
    const asked = { channelId, query: 'Micron', mention: null, createdAt: now, createdBy: 'U1' };
    const { id: subscriptionId } = await store.subscriptions.add(asked);
    const { id } = await store.alerts.begin(channelId, storyId, articleId, [subscriptionId], now);
    alerts.push({ id, channelId, subscriptionId });
  }
  const rounds = Math.ceil(((allowed.perWorkspaceAMinute * workspaceCount) / channelCount) * (seconds / 60)) + 2;
  await store.transaction(async (within) => {
    for (let round = 0; round < rounds; round++) {
      for (const { id: alertId, channelId, subscriptionId } of alerts) {
        const id = `d${round}-${channelId}`;
        const about = { id, alertId, channelId, storyId, articleId, subscriptionIds: [subscriptionId] };
        await within.deliveries.add({ ...about, kind: 'alert', dueAt: now, createdAt: now });
      }
    }
  });
}

async function run(order: 'mixed' | 'workspace by workspace') {
  const clock = createHandClock();
  const log = createLog('error');
  const folder = mkdtempSync(join(tmpdir(), 'wirewatch-bench-'));
  const store = await openStore({ path: join(folder, 'wirewatch.db'), clock, log });
  const slack = await createSlackServer({ now: clock.now, ...allowed });
  const encryptionKey = 'a key of more than thirty-two characters';
  const seal = createSeal(encryptionKey);
  for (let index = 0; index < workspaceCount; index++) {
    const [token, workspaceId] = [`xoxb-${index}`, `slack:T${index}`];
    slack.addToken(token, { team: `T${index}` });
    const bot = { token, scopes: [], id: 'B1', userId: 'UBOT' };
    const installation = { team: { id: `T${index}`, name: `T${index}` }, bot, installedBy: 'U1' };
    await store.installations.save({
      workspaceId,
      sealed: seal.close(JSON.stringify(installation), workspaceId),
      installedAt: 0,
    });
  }
  await fill(store, order, clock.now());
  for (const channel of await store.channels.ofPlatform('slack')) {
    const team = channel.workspaceId.slice('slack:'.length);
    slack.addRoom(channel.name, { id: channel.externalId, team });
  }
  const oauth = { clientId: '1.2', clientSecret: 'fake-client-secret', encryptionKey };
  const config = {
    botToken: null,
    appToken: null,
    http: { port: 0, signingSecret: 'x' },
    oauth,
    managers: 'admins',
  } as const;
  const watched = watch(store);
  const platform = createSlack({ config, store: watched, clock, log, apiUrl: slack.apiUrl });
  const summariser = createExtractiveSummariser();
  const dispatcher = createDispatcher({ store: watched, platforms: [platform], summariser, clock, log });

  const quiet = async (): Promise<void> => {
    for (let still = 0; still < 4; still = busy === 0 ? still + 1 : 0)
      await new Promise((resolve) => setImmediate(resolve));
  };
  const started = performance.now();
  const begin = clock.now();
  const end = begin + seconds * second;
  dispatcher.start();
  for (await quiet(); clock.now() < end; await quiet()) {
    await clock.turn(Math.max(1, Math.min(clock.nextAt, end) - clock.now()));
  }
  const sent = slack.calls.filter(({ method, at }) => method === 'chat.postMessage' && at < end).length;
  const perWorkspace = Math.min(
    (channelCount / workspaceCount) * seconds,
    allowed.perWorkspaceAMinute * (seconds / (minute / second)),
  );
  // What waits for its turn is refused first: the time no longer moves.
  await platform.stop();
  await dispatcher.stop();
  await slack.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  const most = perWorkspace * workspaceCount;
  return {
    order,
    seconds,
    sent,
    allowed: most,
    used: `${((100 * sent) / most).toFixed(1)} %`,
    'answers 429': slack.limited,
    'took s': Number(((performance.now() - started) / 1000).toFixed(1)),
  };
}

const realFetch = globalThis.fetch;
globalThis.fetch = counted(realFetch);
const rows = [];
for (const order of ['mixed', 'workspace by workspace'] as const) rows.push(await run(order));
process.stdout.write(`${toTable(rows)}\n`);
process.exit(0);

function toTable(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, names.map(() => '---'), ...rows.map((row) => names.map((name) => String(row[name])))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
