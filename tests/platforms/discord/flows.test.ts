import { afterEach, beforeEach, expect, test } from 'vitest';
import { minute } from '../../../src/clock.ts';
import { channelType } from '../../fakes/discord-world.ts';
import { anAlert, type DiscordKit, startDiscordKit } from './discord-kit.ts';

const story = {
  summary:
    'Micron said on Monday that it would build a second memory chip plant in Boise, Idaho, and hire 2,000 people.',
};
const title = 'Micron to build a second plant in Idaho';

let kit: DiscordKit;
beforeEach(async () => {
  kit = await startDiscordKit();
  await kit.discord.types('/subscribe query:Micron', { in: 'chips' });
});
afterEach(() => kit.close());

const alerts = (channel: string) => kit.discord.channel(channel).messages.filter((message) => message.title !== '');

async function publish(...outlets: readonly string[]): Promise<void> {
  for (const outlet of outlets) {
    await kit.desk.publish(title, {
      ...story,
      outlet,
      url: `https://${outlet.toLowerCase().replace(/\W/g, '')}.example/micron`,
    });
  }
}

test('an article that meets a subscription is an alert in its channel, with the words that met it in bold', async () => {
  await publish('The Wire');
  await kit.deliver();
  expect(alerts('chips')).toMatchObject([{ title, links: ['https://thewire.example/micron'] }]);
  expect(alerts('chips')[0]?.bold).toContain('Micron');
  expect(alerts('trade')).toEqual([]);
});

test('a story that grows is one message, which is changed', async () => {
  await publish('The Wire');
  await kit.deliver();
  await publish('Harbour Post', 'Gulf Ledger');
  await kit.deliver(10 * minute);
  expect(alerts('chips')).toMatchObject([
    { isEdited: true, text: expect.stringContaining('Harbour Post · Gulf Ledger') },
  ]);
});

test('a further match is a reply in the alert’s thread, whose buttons act on the channel', async () => {
  await publish('The Wire');
  await kit.deliver();
  await kit.discord.types('/subscribe query:Boise', { in: 'chips' });
  await publish('Harbour Post');
  await kit.deliver(10 * minute);
  const [thread] = kit.discord.channel('chips').threads;
  if (thread === undefined) throw new Error('There is no thread');
  expect(thread.name).toBe(title);
  expect(thread.messages[0]?.text).toContain('This story now also meets Boise: Micron to build');
  const reply = await kit.discord.presses('Unsubscribe', { in: 'chips', thread: thread.id });
  expect(reply.text).toContain('#chips is no longer told about Boise.');
});

test('who a subscription names is mentioned, and nobody else', async () => {
  const desk = '123456789012345678';
  await kit.discord.types(`/subscribe query:Raimondo mention:<@&${desk}>`, { in: 'trade' });
  await kit.desk.publish('@everyone Raimondo resigns <@223456789012345678>', { summary: 'Raimondo said so.' });
  await kit.deliver();
  expect(alerts('trade')).toMatchObject([{ pings: [desk], title: '@everyone Raimondo resigns <@223456789012345678>' }]);
});

test('a button still works after a restart', async () => {
  await publish('The Wire');
  await kit.deliver();
  await kit.restart();
  const reply = await kit.discord.presses('Mute story', { in: 'chips' });
  expect(reply).toMatchObject({ isPrivate: false, text: `Nothing more here about ${title}.` });
  await publish('Harbour Post');
  await kit.deliver(10 * minute);
  expect(alerts('chips')[0]?.isEdited).toBe(false);
});

test('a button pauses the channel, and its answer has one that resumes', async () => {
  await publish('The Wire');
  await kit.deliver();
  expect((await kit.discord.presses('Pause 1 h', { in: 'chips' })).text).toContain('#chips is paused until');
  expect((await kit.discord.presses('Resume now', { in: 'chips' })).text).toContain('#chips gets alerts again.');
});

test('a button is for those who manage the channel', async () => {
  await publish('The Wire');
  await kit.deliver();
  const reply = await kit.discord.presses('Unsubscribe', { in: 'chips', by: 'eve', isManager: false });
  expect(reply.isPrivate).toBe(true);
  expect(reply.text).toContain('for those who manage this channel');
  expect((await kit.discord.types('/subscriptions', { in: 'chips' })).text).toContain('Micron');
});

test('a button of a subscription that is gone says so', async () => {
  await publish('The Wire');
  await kit.deliver();
  await kit.discord.types('/unsubscribe which:1', { in: 'chips' });
  const reply = await kit.discord.presses('Unsubscribe', { in: 'chips' });
  expect(reply).toMatchObject({ isPrivate: true, text: '#chips is not told about this any more.' });
});

test('a button that stands in another channel acts on that one alone', async () => {
  await publish('The Wire');
  await kit.deliver();
  // Somebody who runs a server of his own shows our message there.
  const [sent] = kit.discord.channel('chips').state.messages.slice(-1);
  if (sent === undefined) throw new Error('Nothing was sent');
  kit.discord.channel('trade').state.messages.push({ ...sent, channel: kit.discord.channel('trade').id });
  expect((await kit.discord.presses('Unsubscribe', { in: 'trade' })).text).toContain(
    '#trade is not told about this any more.',
  );
  expect((await kit.discord.types('/subscriptions', { in: 'chips' })).text).toContain('Micron');
});

test('a button that claims to be of a channel which it does not stand under is not believed', async () => {
  await kit.discord.types('/subscribe query:Raimondo', { in: 'trade' });
  const { id } = kit.discord.channel('chips');
  const rows = [{ type: 1, components: [{ type: 2, label: 'Remove', custom_id: `ww|unsubscribe|1|key|${id}` }] }];
  const body = { content: 'Remove this?', components: rows };
  const rest = { id: '123456789012345678', nonce: null, onlyFor: null, replyTo: null, isEdited: false };
  kit.discord.channel('trade').state.messages.push({ ...rest, channel: kit.discord.channel('trade').id, body });
  expect((await kit.discord.presses('Remove', { in: 'trade' })).text).toContain(
    '#trade is no longer told about Raimondo',
  );
  expect((await kit.discord.types('/subscriptions', { in: 'chips' })).text).toContain('Micron');
});

test('the list under an alert unsubscribes too', async () => {
  for (const query of ['Idaho', 'Boise']) await kit.discord.types(`/subscribe query:${query}`, { in: 'chips' });
  await publish('The Wire');
  await kit.deliver();
  expect(alerts('chips')[0]?.choices).toHaveLength(2);
  const [, choice = ''] = alerts('chips')[0]?.choices ?? [];
  const reply = await kit.discord.presses(choice, { in: 'chips' });
  expect(reply.text).toContain('#chips is no longer told about');
});

test.each(['reset-after', 'slow'] as const)(
  'an alert that went out in a broken call (%s) is not sent twice',
  async (kind) => {
    await publish('The Wire');
    kit.discord.fail(/messages$/, kind === 'slow' ? { kind: 'status-after', status: 504 } : { kind });
    await kit.deliver();
    await kit.deliver(5 * minute);
    expect(alerts('chips')).toHaveLength(1);
    await publish('Harbour Post');
    await kit.deliver(10 * minute);
    expect(alerts('chips')).toMatchObject([{ isEdited: true }]);
  },
);

test('a crash between the send and its note is followed by no second alert', async () => {
  await publish('The Wire');
  const [delivery] = await kit.desk.store.deliveries.takeDue(kit.desk.clock.now(), 10);
  if (delivery === undefined) throw new Error('Nothing is due');
  // It goes out, and the process dies before it is written down.
  await kit.platform.send({ address: kit.to('chips') }, anAlert(), delivery.id);
  await kit.restart();
  const creates = kit.discord.calls.filter(({ what }) => what.endsWith('/messages')).length;
  await kit.deliver();
  expect(alerts('chips')).toHaveLength(1);
  // It was looked for, not sent again in the hope that the nonce still holds.
  expect(kit.discord.calls.filter(({ what }) => /POST .*\/messages$/.test(what)).length).toBeLessThan(creates + 1);
});

test('a channel that is gone parks what it was told, and holds nothing else up', async () => {
  await kit.discord.types('/subscribe query:Micron', { in: 'trade' });
  kit.discord.channel('chips').state.isGone = true;
  await publish('The Wire');
  await kit.deliver();
  expect(alerts('trade')).toHaveLength(1);
  const channels = await kit.desk.store.channels.ofPlatform('discord');
  expect(channels.find(({ name }) => name === 'chips')?.parked?.reason).toBe('The Discord channel is no more.');
});

test('a channel that was closed to us is told so by whoever asks, and is served again after /resume', async () => {
  const { state } = kit.discord.channel('chips');
  const given = state.permissions;
  state.permissions = 1n << 10n;
  await publish('The Wire');
  await kit.deliver();
  expect((await kit.discord.types('/subscriptions', { in: 'chips' })).text).toContain('Give it Send Messages');
  state.permissions = given;
  expect((await kit.discord.types('/resume', { in: 'chips' })).text).toContain('gets alerts again');
});

test('in a post of a forum people manage the forum, whose alerts are posts', async () => {
  kit.discord.addChannel(kit.server, 'stories', { type: channelType.forum });
  await kit.restart();
  const first = await kit.platform.send(
    { address: kit.to('stories') },
    { kind: 'alert', blocks: [{ kind: 'heading', text: 'Welcome' }], buttons: [] },
    'welcome',
  );
  const post = kit.discord.channel('stories').threads[0];
  expect(post?.id).toBe(first.thread);
  const reply = await kit.discord.types('/subscribe query:Micron', { in: post?.name ?? '' });
  expect(reply.text).toContain('Subscribed #stories to Micron');
  await publish('The Wire');
  await kit.deliver();
  expect(kit.discord.channel('stories').threads.map(({ name }) => name)).toContain(title);
});
