import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maxAttempts } from '../../src/alerts/delivery.ts';
import { DeliveryError } from '../../src/chat/platform.ts';
import { hour, minute, second } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { createDispatcher, recoverDeliveries } from '../../src/pipeline/dispatcher.ts';
import type { WorkLoop } from '../../src/pipeline/work-loop.ts';
import { createExtractiveSummariser } from '../../src/summaries/extractive.ts';
import { type Desk, openDesk } from '../fakes/desk-kit.ts';
import { reports } from '../fakes/rss.ts';
import { createFakePlatform, type FakePlatform } from './fake-platform.ts';

let desk: Desk;
let platform: FakePlatform;
let dispatcher: WorkLoop;

const log = createLog('silent');

function createRun(platforms: readonly FakePlatform[] = [platform]): WorkLoop {
  const { store, clock } = desk;
  return createDispatcher({ store, platforms, summariser: createExtractiveSummariser(), clock, log, random: () => 1 });
}

beforeEach(async () => {
  desk = await openDesk();
  platform = createFakePlatform();
  dispatcher = createRun();
  dispatcher.start();
});

afterEach(async () => {
  await dispatcher.stop();
  await desk.close();
});

/** Lets the loop do all that is due now. */
async function settle(): Promise<void> {
  dispatcher.wake();
  for (let round = 0; round < 30; round++) await new Promise((resolve) => setImmediate(resolve));
}

async function turn(ms: number): Promise<void> {
  await desk.clock.turn(ms);
  await settle();
}

const titles = (channel = 'chips') =>
  platform.shown
    .filter((one) => one.channel === channel)
    .map(({ message }) => message.blocks.flatMap((block) => (block.kind === 'card' ? [block.title] : [])).join());
const counts = () => desk.store.deliveries.counts();
const busy = new DeliveryError('platform_unavailable', 'The platform does not answer.');
const lost = new DeliveryError('outcome_unknown', 'The answer was lost.');
const copy = { content: reports.ban, url: 'https://harbour-times.example/1', outlet: 'Harbour Times' };

describe('an alert', () => {
  beforeEach(() => desk.type('/subscribe Micron'));

  test('goes out at once, with what it met and what one can do', async () => {
    await desk.publish('Beijing bars Micron from key networks', { content: reports.ban });
    await settle();
    expect(titles()).toEqual(['Beijing bars Micron from key networks']);
    expect(await counts()).toMatchObject({ completed: 1 });
    const [post] = platform.shown;
    expect(post?.message.kind).toBe('alert');
    expect(post?.message.buttons.map(({ action }) => action)).toEqual(['mute-story', 'pause', 'unsubscribe']);
    expect(post?.key).toMatch(/^[\w-]{1,22}$/);
    expect(platform.calls).toEqual([`send ${post?.key}`]);
  });

  test('that could not be sent is tried again, each time after a longer pause', async () => {
    platform.fail('chips', { error: busy }, { error: busy }, { error: busy });
    await desk.publish('Micron goes to court');
    await settle();
    const tries = () => platform.calls.length;
    for (const [pauseMs, count] of [
      [2 * second, 1],
      [4 * second, 2],
      [8 * second, 3],
    ] as const) {
      expect(tries()).toBe(count);
      await turn(pauseMs - 1);
      expect(tries()).toBe(count);
      await turn(1);
    }
    expect(tries()).toBe(4);
    expect(titles()).toEqual(['Micron goes to court']);
    expect(new Set(platform.calls).size).toBe(1);
  });

  test('is not sent sooner than the platform asks', async () => {
    const limited = new DeliveryError('rate_limited', 'Too many messages.', { retryAfterMs: 5 * minute });
    platform.fail('chips', { error: limited });
    await desk.publish('Micron goes to court');
    await settle();
    await turn(5 * minute - 1);
    expect(titles()).toEqual([]);
    await turn(1);
    expect(titles()).toEqual(['Micron goes to court']);
  });

  test.each([
    ['an answer that was lost', lost],
    ['a fault that nobody foresaw', new Error('socket hang up')],
  ])('after %s is looked for before it is sent again', async (_name, error) => {
    platform.fail('chips', { error, isPosted: true });
    await desk.publish('Micron goes to court');
    await settle();
    await turn(minute);
    const key = platform.shown[0]?.key;
    expect(platform.calls).toEqual([`send ${key}`, `find ${key}`]);
    expect(titles()).toEqual(['Micron goes to court']);
    expect(await counts()).toMatchObject({ completed: 1 });
  });

  test('that was lost before it was shown is sent after it was looked for', async () => {
    platform.fail('chips', { error: lost });
    await desk.publish('Micron goes to court');
    await settle();
    await turn(minute);
    expect(platform.calls.map((call) => call.split(' ')[0])).toEqual(['send', 'find', 'send']);
    expect(titles()).toEqual(['Micron goes to court']);
  });

  test('stays uncertain through a refusal that came after it', async () => {
    platform.fail('chips', { error: lost }, { error: busy });
    await desk.publish('Micron goes to court');
    await settle();
    await turn(minute);
    await turn(minute);
    expect(platform.calls.map((call) => call.split(' ')[0])).toEqual(['send', 'find', 'send', 'find', 'send']);
    expect(titles()).toHaveLength(1);
  });

  test('that was in hand when the program died is looked for, and not repeated', async () => {
    await desk.publish('Micron goes to court');
    const [taken] = await desk.store.deliveries.takeDue(desk.clock.now(), 1);
    const address = { platform: 'discord', workspace: 'acme', channel: 'chips' };
    await platform.send({ address }, { kind: 'alert', blocks: [], buttons: [] }, taken?.id ?? '');
    await recoverDeliveries({ store: desk.store, log });
    await settle();
    await turn(minute);
    expect(platform.shown).toHaveLength(1);
    expect(await counts()).toMatchObject({ completed: 1, active: 0 });
  });

  test('that the platform refuses is given up, and those behind it go out', async () => {
    platform.fail('chips', { error: new DeliveryError('message_refused', 'It is too long.') });
    await desk.publish('Micron goes to court');
    await desk.publish('Micron opens in Boise');
    await settle();
    expect(titles()).toEqual(['Micron opens in Boise']);
    expect(await counts()).toMatchObject({ failed: 1, completed: 1 });
    const [failed] = await desk.store.deliveries.failedSince(0, 10);
    expect(failed?.error).toEqual({ code: 'message_refused', sentence: 'It is too long.' });
  });

  test.each(['channel_gone', 'channel_closed'] as const)(
    'to a channel that is lost to us (%s) parks it',
    async (code) => {
      platform.fail('chips', { error: new DeliveryError(code, 'The channel was deleted.') });
      await desk.publish('Micron goes to court');
      await desk.publish('Micron opens in Boise');
      await settle();
      await turn(hour);
      expect(platform.calls).toHaveLength(1);
      expect(await counts()).toMatchObject({ failed: 1, created: 1 });
      expect(await desk.type('/subscriptions')).toContain('Parked since 2026-01-05 08:00: The channel was deleted.');
      expect(await desk.publish('Micron wins in court')).toBe(0);
      await desk.type('/resume');
      await settle();
      expect(titles()).toEqual(['Micron opens in Boise']);
    },
  );

  test('whose platform is not switched on waits for it, and for no others', async () => {
    await desk.type('/subscribe Micron', { platform: 'slack' });
    await desk.publish('Micron goes to court');
    await settle();
    expect(await counts()).toMatchObject({ completed: 1, retry: 1 });
    await dispatcher.stop();
    const slack = createFakePlatform('slack');
    dispatcher = createRun([platform, slack]);
    dispatcher.start();
    await turn(hour);
    expect(slack.shown).toHaveLength(1);
    expect(platform.shown).toHaveLength(1);
  });

  test('is given up when its tries run out, about a day later', async () => {
    platform.fail('chips', ...Array.from({ length: 40 }, () => ({ error: busy })));
    const from = desk.clock.now();
    await desk.publish('Micron goes to court');
    await settle();
    for (let hours = 0; hours < 40 && (await counts()).failed === 0; hours++) await turn(hour);
    expect(await counts()).toMatchObject({ failed: 1, retry: 0 });
    expect(platform.calls).toHaveLength(maxAttempts);
    const hours = (desk.clock.now() - from) / hour;
    expect(hours).toBeGreaterThan(12);
    expect(hours).toBeLessThan(36);
  });

  test('that nobody asks for any more is not sent', async () => {
    platform.fail('chips', { error: busy });
    await desk.publish('Micron goes to court');
    await settle();
    await desk.type('/unsubscribe Micron');
    await turn(hour);
    expect(titles()).toEqual([]);
    expect(await counts()).toMatchObject({ retry: 0, created: 0 });
  });

  test('whose channel is paused waits until the pause is over', async () => {
    await desk.publish('Micron goes to court');
    const channel = await desk.store.channels.byId(1);
    await desk.store.channels.pause(channel?.id ?? 0, desk.clock.now(), desk.clock.now() + hour);
    await settle();
    expect(titles()).toEqual([]);
    await turn(hour);
    expect(titles()).toEqual(['Micron goes to court']);
  });
});

describe('the order', () => {
  test('within a channel is kept while its first message fails, and other channels do not wait', async () => {
    await desk.type('/subscribe Micron');
    await desk.type('/subscribe Micron', { channel: 'trade' });
    platform.fail('chips', { error: busy }, { error: lost });
    const names = ['Seoul', 'Boise', 'Singapore', 'Taichung'].map((name) => `Micron looks at ${name}`);
    for (const name of names) await desk.publish(name);
    await settle();
    expect(titles('trade')).toEqual(names);
    expect(titles()).toEqual([]);
    await turn(minute);
    await turn(minute);
    expect(titles()).toEqual(names);
  });

  test('within a channel is one message at a time, many channels at once', async () => {
    for (const channel of ['chips', 'trade', 'news']) await desk.type('/subscribe Micron', { channel });
    const release = platform.hold();
    await desk.publish('Micron goes to court');
    await desk.publish('Micron opens in Boise');
    await settle();
    expect(platform.calls).toHaveLength(3);
    expect(platform.mostAtOnce).toBe(3);
    release();
    await settle();
    expect(platform.shown).toHaveLength(6);
  });

  test('a stop waits for what is being sent, and leaves the rest for the next start', async () => {
    await desk.type('/subscribe Micron');
    const release = platform.hold();
    await desk.publish('Micron goes to court');
    await desk.publish('Micron opens in Boise');
    await settle();
    let hasStopped = false;
    const stopping = dispatcher.stop().then(() => {
      hasStopped = true;
    });
    await settle();
    expect(hasStopped).toBe(false);
    release();
    await stopping;
    expect(await counts()).toMatchObject({ completed: 1, created: 1, active: 0 });
    dispatcher = createRun();
    dispatcher.start();
    await settle();
    expect(titles()).toEqual(['Micron goes to court', 'Micron opens in Boise']);
  });
});

describe('a story that goes on', () => {
  beforeEach(() => desk.type('/subscribe Micron'));

  const outlets = () =>
    platform.shown[0]?.message.blocks.flatMap((block) =>
      block.kind === 'card' ? block.outlets.map(({ name }) => name) : [],
    );

  test('in another outlet is an edit of its alert', async () => {
    await desk.publish('Beijing bars Micron from key networks', { content: reports.ban });
    await settle();
    await desk.publish('China bars Micron', copy);
    await settle();
    expect(platform.shown).toHaveLength(1);
    expect(platform.shown[0]).toMatchObject({ edits: 1 });
    expect(titles()).toEqual(['Beijing bars Micron from key networks']);
    expect(outlets()).toEqual(['Harbour Times']);
  });

  test('before its alert is out is part of the alert, which is then edited to the same', async () => {
    platform.fail('chips', { error: busy });
    await desk.publish('Beijing bars Micron from key networks', { content: reports.ban });
    await settle();
    await desk.publish('China bars Micron', copy);
    await turn(minute);
    await settle();
    expect(platform.shown).toHaveLength(1);
    expect(outlets()).toEqual(['Harbour Times']);
  });

  test('for which nothing was ever sent goes out with the next outlet', async () => {
    platform.fail('chips', { error: new DeliveryError('message_refused', 'It is too long.') });
    await desk.publish('Beijing bars Micron from key networks', { content: reports.ban });
    await settle();
    await desk.publish('China bars Micron', copy);
    await settle();
    expect(titles()).toEqual(['Beijing bars Micron from key networks']);
    await desk.publish('Micron barred', { ...copy, url: 'https://gazette.example/1', outlet: 'Gazette' });
    await settle();
    expect(platform.shown).toHaveLength(1);
    expect(outlets()).toEqual(['Harbour Times', 'Gazette']);
  });

  test('and meets a further subscription is a reply to its alert that names it, once', async () => {
    await desk.type('/subscribe bars source:harbour');
    await desk.publish('Beijing bars Micron from key networks', { content: reports.ban });
    await settle();
    await desk.publish('China bars Micron', copy);
    await settle();
    expect(platform.shown.map(({ replyTo }) => replyTo)).toEqual([null, 'm1']);
    expect(platform.shown[1]?.message.blocks[0]).toMatchObject({
      kind: 'text',
      inlines: [
        'This story now also meets ',
        { kind: 'bold', text: 'bars source:harbour' },
        ': ',
        { kind: 'link', text: 'China bars Micron' },
        ' — Harbour Times, ',
        { kind: 'time' },
      ],
    });
    await desk.publish('Micron barred', { ...copy, url: 'https://harbour-times.example/2' });
    await settle();
    expect(platform.shown).toHaveLength(2);
  });

  test('an edit that fails is tried again', async () => {
    await desk.publish('Beijing bars Micron from key networks', { content: reports.ban });
    await settle();
    platform.fail('chips', { error: busy });
    await desk.publish('China bars Micron', copy);
    await settle();
    expect(platform.shown[0]?.edits).toBe(0);
    await turn(minute);
    expect(platform.shown[0]?.edits).toBe(1);
  });
});
