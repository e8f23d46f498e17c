import { expect, test } from 'vitest';
import type { BudgetLimits } from '../../src/chat/budget.ts';
import { createSendQueue, type Lane, type LaneLimits, type SendQueue } from '../../src/chat/send-queue.ts';
import { createHandClock, type HandClock } from '../fakes/hand-clock.ts';

interface Sent {
  readonly at: number;
  readonly what: string;
}

function createDesk(lanes: LaneLimits): {
  readonly clock: HandClock;
  readonly queue: SendQueue;
  readonly sent: Sent[];
  send(what: string, lane?: Partial<Lane>): Promise<void>;
} {
  const clock = createHandClock(0);
  const queue = createSendQueue({ clock, lanes });
  const sent: Sent[] = [];
  // What begins at once may end at once, before the time moves on.
  const turn = async (ms: number) => {
    await clock.turn(0);
    await clock.turn(ms);
  };
  return {
    clock: {
      ...{ now: clock.now, wait: clock.wait, turn },
      get waiting() {
        return clock.waiting;
      },
      get nextAt() {
        return clock.nextAt;
      },
    },
    queue,
    sent,
    send: (what, lane) =>
      queue.run({ channel: 'chips', workspace: 'desk', priority: 'alert', ...lane }, async () => {
        sent.push({ at: clock.now(), what });
      }),
  };
}

/** The most that went out in any stretch of this length. */
function mostIn(sent: readonly Sent[], inMs: number): number {
  return Math.max(0, ...sent.map(({ at }) => sent.filter((one) => one.at >= at && one.at < at + inMs).length));
}

test('a channel gets its messages in order, with a pause between them', async () => {
  const { clock, send, sent } = createDesk({ channelPauseMs: 1000 });
  for (const what of ['one', 'two', 'three']) void send(what, { priority: what === 'three' ? 'reply' : 'edit' });
  void send('elsewhere', { channel: 'trade' });
  await clock.turn(5000);
  expect(sent).toEqual([
    { at: 0, what: 'one' },
    { at: 0, what: 'elsewhere' },
    { at: 1000, what: 'two' },
    { at: 2000, what: 'three' },
  ]);
});

test('the next message of a channel waits for the one that is still under way', async () => {
  const clock = createHandClock(0);
  const queue = createSendQueue({ clock, lanes: { channelPauseMs: 10 } });
  const lane: Lane = { channel: 'chips', workspace: 'desk', priority: 'alert' };
  const log: string[] = [];
  void queue.run(lane, async () => {
    log.push('begins');
    await clock.wait(500);
    log.push('ends');
  });
  void queue.run(lane, async () => void log.push('next'));
  await clock.turn(400);
  expect(log).toEqual(['begins']);
  await clock.turn(200);
  expect(log).toEqual(['begins', 'ends', 'next']);
});

test.each<readonly [string, BudgetLimits]>([
  ['fifty a second', { count: 50, inMs: 1000, burst: 5 }],
  ['five hundred a minute at once', { count: 500, inMs: 60_000, burst: 500 }],
  ['one at a time', { count: 3, inMs: 1000, burst: 1 }],
])('a budget for the whole bot is used up and never overdrawn: %s', async (_, overall) => {
  const { clock, send, sent } = createDesk({ channelPauseMs: 0, overall });
  const many = overall.count * 3;
  for (let index = 0; index < many; index++) void send(`${index}`, { channel: `channel-${index}` });
  await clock.turn(overall.inMs * 3);
  expect(mostIn(sent, overall.inMs)).toBeLessThanOrEqual(overall.count);
  expect(sent.length).toBeGreaterThanOrEqual(many - 1);
  expect(sent.map(({ what }) => what)).toEqual(Array.from({ length: sent.length }, (_unused, index) => `${index}`));
});

test('a rest does not let more through than the budget', async () => {
  const { clock, send, sent } = createDesk({ channelPauseMs: 0, overall: { count: 50, inMs: 1000, burst: 5 } });
  for (let wave = 0; wave < 4; wave++) {
    for (let index = 0; index < 70; index++) void send('', { channel: `channel-${wave}-${index}` });
    await clock.turn(1700);
  }
  expect(sent).toHaveLength(280);
  expect(mostIn(sent, 1000)).toBe(50);
});

test('a workspace that has used its share does not hold up the others', async () => {
  const perWorkspace = { count: 5, inMs: 1000, burst: 1 };
  const { clock, send, sent } = createDesk({ channelPauseMs: 1000, perWorkspace });
  for (let index = 0; index < 40; index++) {
    void send('loud', { channel: `loud-${index}`, workspace: 'loud' });
  }
  void send('quiet', { channel: 'quiet', workspace: 'quiet' });
  await clock.turn(0);
  expect(sent.map(({ what }) => what).sort()).toEqual(['loud', 'quiet']);
  await clock.turn(7999);
  const loud = sent.filter(({ what }) => what === 'loud');
  expect(mostIn(loud, 1000)).toBeLessThanOrEqual(5);
  expect(loud).toHaveLength(40);
});

test('replies go before alerts, and alerts before edits', async () => {
  const { clock, send, sent } = createDesk({ channelPauseMs: 0, overall: { count: 1, inMs: 100, burst: 1 } });
  void send('first', { channel: 'a' });
  for (const priority of ['edit', 'alert', 'edit', 'reply', 'alert'] as const) {
    void send(priority, { channel: `${Math.random()}`, priority });
  }
  await clock.turn(2000);
  expect(sent.map(({ what }) => what)).toEqual(['first', 'reply', 'alert', 'alert', 'edit', 'edit']);
});

test('replies go first within a workspace too', async () => {
  const { clock, send, sent } = createDesk({ channelPauseMs: 0, perWorkspace: { count: 1, inMs: 100, burst: 1 } });
  for (const priority of ['edit', 'edit', 'alert', 'reply'] as const)
    void send(priority, { channel: `${Math.random()}`, priority });
  await clock.turn(2000);
  expect(sent.map(({ what }) => what)).toEqual(['edit', 'reply', 'alert', 'edit']);
});

test('a short hold stops one channel and no other', async () => {
  const { clock, queue, send, sent } = createDesk({ channelPauseMs: 0 });
  void queue.run({ channel: 'chips', workspace: 'desk', priority: 'alert' }, async () => {
    queue.hold({ channel: 'chips' }, 1500);
  });
  void send('held');
  void send('free', { channel: 'trade' });
  await clock.turn(1499);
  expect(sent.map(({ what }) => what)).toEqual(['free']);
  await clock.turn(1);
  expect(sent.map(({ what }) => what)).toEqual(['free', 'held']);
});

test.each(['channel', 'workspace', 'all'] as const)(
  'a long hold of %s gives back what waits, and what comes',
  async (kind) => {
    const { clock, queue, send, sent } = createDesk({ channelPauseMs: 100 });
    await send('before');
    const waits = send('waits').catch((error: unknown) => error);
    queue.hold(
      kind === 'channel' ? { channel: 'chips' } : kind === 'workspace' ? { workspace: 'desk' } : 'all',
      60_000,
    );
    expect(await waits).toMatchObject({ code: 'rate_limited', retryAfterMs: 60_000 });
    await clock.turn(20_000);
    await expect(send('later')).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 40_000 });
    if (kind !== 'all') await send('elsewhere', { channel: 'trade', workspace: 'other' });
    await clock.turn(40_000);
    await send('after');
    expect(sent.map(({ what }) => what)).toEqual(['before', ...(kind === 'all' ? [] : ['elsewhere']), 'after']);
  },
);

test('work that fails fails alone', async () => {
  const { clock, queue, send, sent } = createDesk({ channelPauseMs: 0 });
  const failing = queue.run({ channel: 'chips', workspace: 'desk', priority: 'alert' }, () => {
    throw new Error('broken');
  });
  void send('next');
  await expect(failing).rejects.toThrow('broken');
  await clock.turn(0);
  expect(sent.map(({ what }) => what)).toEqual(['next']);
});

test('a stop refuses what waits and lets go of the clock', async () => {
  const { clock, queue, send, sent } = createDesk({ channelPauseMs: 1000 });
  await send('before');
  const waits = send('waits').catch((error: unknown) => error);
  expect(queue.waiting).toBe(1);
  queue.stop();
  expect(await waits).toMatchObject({ code: 'platform_unavailable' });
  await expect(send('late')).rejects.toMatchObject({ code: 'platform_unavailable' });
  await clock.turn(5000);
  expect([sent.length, queue.waiting, clock.waiting]).toEqual([1, 0, 0]);
});

test('a call that takes longer than others holds its place in the budget until it can have arrived', async () => {
  const clock = createHandClock(0);
  const queue = createSendQueue({ clock, lanes: { channelPauseMs: 0, overall: { count: 10, inMs: 1000, burst: 10 } } });
  const arrivals: number[] = [];
  // The road takes 40 ms there and back; some calls arrive only at their end, after half a second.
  const call = (index: number) => async () => {
    const ms = index % 4 === 0 ? 500 : 40;
    await clock.wait(ms === 40 ? 20 : 480);
    arrivals.push(clock.now());
    await clock.wait(20);
  };
  const calls = Array.from({ length: 60 }, (_, index) =>
    queue.run({ channel: `${index}`, workspace: 'desk', priority: 'alert' }, call(index)),
  );
  await clock.turn(0);
  await clock.turn(12_000);
  await Promise.all(calls);
  expect(
    mostIn(
      arrivals.map((at) => ({ at, what: '' })),
      1000,
    ),
  ).toBe(10);
});

test('a budget of which all is under way goes on when something ends', async () => {
  const clock = createHandClock(0);
  const one = { count: 1, inMs: 100, burst: 1 };
  const queue = createSendQueue({ clock, lanes: { channelPauseMs: 0, perWorkspace: one, overall: one } });
  const ends: number[] = [];
  for (const channel of ['a', 'b', 'c']) {
    void queue.run({ channel, workspace: 'desk', priority: 'alert' }, async () => {
      await clock.wait(300);
      ends.push(clock.now());
    });
  }
  await clock.turn(0);
  await clock.turn(3000);
  expect(ends).toHaveLength(3);
});

test('thousands of channels cost little', async () => {
  const { clock, send, sent } = createDesk({ channelPauseMs: 1000, overall: { count: 50, inMs: 10, burst: 50 } });
  for (let index = 0; index < 20_000; index++) void send('', { channel: `channel-${index}` });
  const startedAt = performance.now();
  await clock.turn(5000);
  expect(sent).toHaveLength(20_000);
  expect(performance.now() - startedAt).toBeLessThan(3000);
});
