import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeliveryError } from '../../../src/chat/platform.ts';
import type { SlackPost } from '../../fakes/slack-state.ts';
import { openSlackKit, type SlackKit } from './slack-kit.ts';

let kit: SlackKit;
beforeEach(async () => {
  kit = await openSlackKit();
});
afterEach(async () => {
  expect(kit.slack.api.refused).toEqual([]);
  expect(kit.slack.unacknowledged).toEqual([]);
  await kit.close();
});

/** An alert, or what follows one. */
const isAlert = ({ raw }: SlackPost) => raw.metadata !== undefined;

/** The alerts of #chips; waits for as many. */
async function alerts(count: number, room = 'chips'): Promise<readonly SlackPost[]> {
  return kit.slack.until(() => {
    const found = kit.slack.room(room).messages.filter(isAlert);
    return found.length >= count && found;
  });
}

async function publish(title: string, article: Parameters<SlackKit['desk']['publish']>[1] = {}): Promise<void> {
  await kit.desk.publish(title, article);
  kit.dispatcher.wake();
}

async function subscribe(query = 'Micron'): Promise<void> {
  await kit.slack.types(`/wire subscribe ${query}`, { by: 'ana', in: 'chips' });
}

describe('an alert', () => {
  test('shows title, summary, outlet, time and what it met, and leads to the article', async () => {
    await subscribe();
    await publish('Micron breaks ground in Idaho', {
      url: 'https://thewire.example/micron-idaho',
      summary: 'Micron said on Monday that building has begun on its second memory plant in Boise.',
    });
    const [alert] = await alerts(1);
    expect(alert?.text).toContain('Micron breaks ground in Idaho');
    expect(alert?.text).toContain('second memory plant');
    expect(alert?.text).toContain('The Wire');
    expect(alert?.text).toContain('matches Micron');
    expect(alert?.links).toEqual(['https://thewire.example/micron-idaho']);
    expect(alert?.pings).toEqual([]);
    expect(alert?.raw).toMatchObject({ metadata: { event_type: 'wirewatch_delivery' } });
    const call = kit.slack.calls.find(({ method }) => method === 'chat.postMessage');
    expect(call?.given).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false', link_names: 'false' });
  });

  test('pings the one who is named in the subscription, and nobody else', async () => {
    await subscribe('Micron mention:<@UBEN|ben>');
    await publish('<!channel> <@UCAL> Micron and @channel <!subteam^S1>');
    const [alert] = await alerts(1);
    expect(alert?.pings).toEqual(['@UBEN']);
    expect(alert?.text).toContain('<!channel> <@UCAL> Micron and @channel <!subteam^S1>');
  });

  test('grows by an edit when another outlet has it', async () => {
    await subscribe();
    const told = 'Micron wins 6.1 billion dollars in chips act grants for plants in Idaho and New York';
    await publish(told, { outlet: 'The Wire' });
    await alerts(1);
    await publish(told, { outlet: 'Port Ledger', url: 'https://ledger.example/1' });
    const grown = await kit.slack.until(() => kit.slack.room('chips').messages.find(({ edits }) => edits > 0));
    expect(grown.text).toContain('Port Ledger');
    expect(grown.links).toContain('https://ledger.example/1');
    expect((await alerts(1)).length).toBe(1);
  });

  test('is followed in its thread when it meets a further subscription', async () => {
    await subscribe();
    const told = 'Micron wins 6.1 billion dollars in chips act grants for plants in Idaho and New York';
    await publish(told, { outlet: 'The Wire' });
    const [first] = await alerts(1);
    await subscribe('Boise');
    await publish(told, { outlet: 'Port Ledger', summary: 'The plant near Boise opens first.' });
    const [, reply] = await alerts(2);
    expect(reply?.thread).toBe(first?.ts);
    expect(reply?.text).toContain('now also meets Boise');
  });
});

describe('a send that went wrong', () => {
  test('after Slack had taken it is looked up, and not repeated', async () => {
    await subscribe();
    kit.slack.fails('chat.postMessage', { reset: 'after' });
    await publish('Micron breaks ground in Idaho');
    await kit.slack.until(() => kit.slack.calls.some(({ method }) => method === 'conversations.history'));
    const [, delivery] = [await alerts(1), await settled()];
    expect(delivery).toMatchObject({ completed: 1, retry: 0 });
    expect(kit.slack.room('chips').messages.filter(isAlert)).toHaveLength(1);
  });

  test('after Slack had taken a reply is looked up in its thread', async () => {
    await subscribe();
    const told = 'Micron wins 6.1 billion dollars in chips act grants for plants in Idaho and New York';
    await publish(told);
    await alerts(1);
    await subscribe('Boise');
    kit.slack.fails('chat.postMessage', { reset: 'after' });
    await publish(told, { outlet: 'Port Ledger', summary: 'The plant near Boise opens first.' });
    await kit.slack.until(() => kit.slack.calls.some(({ method }) => method === 'conversations.replies'));
    await settled();
    expect(kit.slack.room('chips').messages.filter(isAlert)).toHaveLength(2);
  });

  test.each([{ reset: 'before' }, { status: 503 }, { error: 'internal_error' }] as const)(
    'by %o is looked up and sent again',
    async (fault) => {
      await subscribe();
      kit.slack.fails('chat.postMessage', fault);
      await publish('Micron breaks ground in Idaho');
      await settled();
      expect(kit.slack.room('chips').messages.filter(isAlert)).toHaveLength(1);
    },
  );

  test('by a 429 waits as long as Slack says, and other channels do not', async () => {
    await subscribe();
    await kit.slack.types('/wire subscribe Micron', { by: 'ben', in: 'bens' });
    kit.slack.fails('chat.postMessage', { retryAfter: 30 });
    const before = kit.desk.clock.now();
    await publish('Micron breaks ground in Idaho');
    await settled();
    const posts = kit.slack.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posts).toHaveLength(3);
    const last = (posts[2]?.at ?? 0) - before;
    expect(last).toBeGreaterThanOrEqual(30_000);
    expect((posts[1]?.at ?? 0) - before).toBeLessThan(5000);
  });

  test('into a public channel that it is not in walks in', async () => {
    await subscribe();
    kit.slack.room('chips').members.delete('UBOT');
    await publish('Micron breaks ground in Idaho');
    await alerts(1);
    expect(kit.slack.room('chips').members.has('UBOT')).toBe(true);
  });

  test.each([
    ['a private channel that it is not in', /deleted, or made private/],
    ['an archived channel', /Unarchive it/],
    ['a channel that the workspace closed', /Ask an admin/],
  ])('into %s parks the channel, and says why', async (about, sentence) => {
    await kit.slack.types('/wire subscribe Micron', { by: 'ana', in: 'desk' });
    if (about.startsWith('a private')) kit.slack.room('desk').members.delete('UBOT');
    if (about.startsWith('an archived')) kit.slack.room('desk').isArchived = true;
    if (about.startsWith('a channel')) kit.slack.fails('chat.postMessage', { error: 'restricted_action' });
    await publish('Micron breaks ground in Idaho');
    await settled();
    const [channel] = await kit.desk.store.channels.ofPlatform('slack');
    expect(channel?.parked?.reason).toMatch(sentence);
  });
});

test('a program that died between the send and its note does not send again', async () => {
  await subscribe();
  await kit.dieBeforeNoting();
  await publish('Micron breaks ground in Idaho');
  await alerts(1);
  await kit.restart();
  await settled();
  expect(kit.slack.calls.filter(({ method }) => method === 'conversations.history')).toHaveLength(1);
  expect(kit.slack.room('chips').messages.filter(isAlert)).toHaveLength(1);
  // It is known again, so that it can grow.
  const presence = await kit.desk.store.deliveries.counts();
  expect(presence).toMatchObject({ completed: 1, active: 0 });
});

test('what is lost stays findable, whatever has been said since, and what is not there is null', async () => {
  const address = { platform: 'slack', workspace: 'T1', channel: 'CCHIPS' };
  const message = { kind: 'reply', blocks: [{ kind: 'text', inlines: ['hello'] }], buttons: [] } as const;
  const ref = await kit.platform.send({ address }, message, 'one');
  expect(await kit.platform.find(address, 'one')).toEqual(ref);
  expect(await kit.platform.find(address, 'two')).toBeNull();
  await expect(kit.platform.find({ ...address, channel: 'CNONE' }, 'one')).rejects.toBeInstanceOf(DeliveryError);
});

/** Until no delivery waits any more. */
async function settled(): Promise<Readonly<Record<string, number>>> {
  for (let look = 0; look < 400; look++) {
    const counts = await kit.desk.store.deliveries.counts();
    if (counts.created + counts.active + counts.retry === 0) return counts;
    await kit.desk.clock.turn(500);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('Deliveries are still waiting');
}
