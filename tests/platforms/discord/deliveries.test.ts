import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DeliveryError } from '../../../src/chat/platform.ts';
import { channelType, permission } from '../../fakes/discord-world.ts';
import { anAlert, type DiscordKit, refOf, startDiscordKit } from './discord-kit.ts';

async function failureOf(work: Promise<unknown>): Promise<DeliveryError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof DeliveryError) return error;
  throw new Error(`It did not fail as a delivery: ${String(error)}`);
}

describe('what is sent', () => {
  let kit: DiscordKit;
  let channel = '';
  let count = 0;
  beforeAll(async () => {
    kit = await startDiscordKit({ settings: { timeoutMs: 300 } });
  });
  afterAll(() => kit.close());
  beforeEach(() => {
    channel = `channel-${++count}`;
    kit.discord.addChannel(kit.server, channel);
  });
  const send = (key = 'key-1', title?: string) =>
    kit.platform.send({ address: kit.to(channel) }, anAlert(title === undefined ? {} : { title }), key);
  const see = () => kit.discord.channel(channel);

  test('arrives, and is found again by its key', async () => {
    const ref = await send();
    expect(see().messages).toMatchObject([{ id: ref.message, title: 'Micron to build a second plant in Idaho' }]);
    expect(await kit.platform.find(kit.to(channel), 'key-1')).toEqual(ref);
    expect(await kit.platform.find(kit.to(channel), 'key-2')).toBeNull();
  });

  test('is sent with its key as a nonce that Discord enforces', async () => {
    await send();
    await send();
    expect(see().messages).toHaveLength(1);
    expect(kit.discord.calls.at(-1)?.body).toMatchObject({ nonce: 'key-1', enforce_nonce: true });
  });

  test('can be changed', async () => {
    const ref = await send();
    await kit.platform.edit(ref, anAlert({ outlets: [{ name: 'Harbour Post', url: 'https://harbour.example/a' }] }));
    expect(see().messages).toMatchObject([{ isEdited: true, text: expect.stringContaining('Also in\nHarbour Post') }]);
  });

  test('is answered in a thread under it, which is made when there is something to say', async () => {
    const ref = await send();
    expect(see().threads).toEqual([]);
    const first = await kit.platform.send({ address: kit.to(channel), replyTo: ref }, anAlert(), 'reply-1');
    await kit.platform.send({ address: kit.to(channel), replyTo: ref }, anAlert({ title: 'And more' }), 'reply-2');
    expect(see().messages).toHaveLength(1);
    expect(see().threads).toMatchObject([
      { name: 'Micron to build a second plant in Idaho', messages: [{}, { title: 'And more' }] },
    ]);
    expect(await kit.platform.find(kit.to(channel), 'reply-1', ref)).toEqual(first);
    expect(await kit.platform.find(kit.to(channel), 'reply-9', ref)).toBeNull();
  });

  test('is answered by a plain reply where there can be no thread', async () => {
    see().state.permissions &= ~permission.createThreads;
    const ref = await send();
    await kit.platform.send({ address: kit.to(channel), replyTo: ref }, anAlert(), 'reply-1');
    expect(see().messages).toMatchObject([{ replyTo: null }, { replyTo: ref.message }]);
  });

  test('is followed by a plain message where the alert was deleted meanwhile', async () => {
    const ref = await send();
    see().state.messages.splice(0);
    await kit.platform.send({ address: kit.to(channel), replyTo: ref }, anAlert(), 'reply-1');
    expect(see().messages).toMatchObject([{ title: 'Micron to build a second plant in Idaho' }]);
  });

  test('wakes a thread that went to sleep', async () => {
    const ref = await send();
    await kit.platform.send({ address: kit.to(channel), replyTo: ref }, anAlert(), 'reply-1');
    const [thread] = see().threads;
    if (thread === undefined) throw new Error('There is no thread');
    thread.state.isArchived = true;
    const inThread = { address: { ...kit.to(channel), channel: thread.id } };
    await kit.platform.send(inThread, anAlert(), 'thread-1');
    expect(see().threads[0]?.messages).toHaveLength(2);
    thread.state.isArchived = true;
    await kit.platform.edit(
      { ...ref, message: thread.state.messages[0]?.id ?? '', thread: thread.id },
      anAlert({ title: 'New' }),
    );
    expect(see().threads[0]?.messages[0]).toMatchObject({ title: 'New' });
  });

  test('is a post of its own in a forum, with the tag of its query', async () => {
    const forum = kit.discord.addChannel(kit.server, 'stories', {
      ...{ type: channelType.forum, needsTag: true, tags: ['other', 'micron'] },
    });
    const address = kit.to('stories');
    const ref = await kit.platform.send({ address }, anAlert(), 'post-1');
    await kit.platform.send({ address }, anAlert({ title: 'Raimondo resigns', matched: ['Raimondo'] }), 'post-2');
    await kit.platform.send({ address, replyTo: ref }, anAlert({ title: 'And more' }), 'reply-1');
    await kit.platform.edit(ref, anAlert({ title: 'Micron to build two plants' }));
    const tag = (name: string) => forum.tags.find((one) => one.name === name)?.id;
    expect(kit.discord.channel('stories').threads).toMatchObject([
      {
        name: 'Micron to build a second plant in Idaho',
        state: { appliedTags: [tag('micron')] },
        messages: [{ title: 'Micron to build two plants' }, { title: 'And more' }],
      },
      { name: 'Raimondo resigns', state: { appliedTags: [tag('other')] } },
    ]);
    expect(await kit.platform.find(address, 'post-2')).toMatchObject({ thread: expect.any(String) });
  });

  test('goes without its picture where Discord cannot abide that', async () => {
    kit.discord.fail(/messages$/, { kind: 'status', status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    const image = 'https://thewire.example/a.jpg';
    await kit.platform.send({ address: kit.to(channel) }, anAlert({ image }), 'key-1');
    expect(see().messages).toMatchObject([{ picture: null }]);
  });

  describe('where it cannot be sent', () => {
    const lacks = (bit: bigint) => () => {
      see().state.permissions &= ~bit;
    };
    test.each<readonly [string, () => void, string]>([
      [
        'the channel is gone',
        () => {
          see().state.isGone = true;
        },
        'channel_gone',
      ],
      ['the channel is hidden', lacks(permission.viewChannel), 'channel_closed'],
      ['we may not write', lacks(permission.sendMessages), 'channel_closed'],
      ['Discord answers 503', () => kit.discord.fail(/messages$/, { kind: 'status', status: 503 }), 'outcome_unknown'],
      ['the connection breaks', () => kit.discord.fail(/messages$/, { kind: 'reset' }), 'outcome_unknown'],
      ['no answer comes', () => kit.discord.fail(/messages$/, { kind: 'slow', ms: 500 }), 'outcome_unknown'],
      [
        'the channel is slow',
        () =>
          kit.discord.fail(/messages$/, {
            kind: 'status',
            status: 400,
            body: { code: 20016, message: 'Slow mode', retry_after: 4 },
          }),
        'rate_limited',
      ],
      [
        'the form is wrong',
        () =>
          kit.discord.fail(/messages$/, {
            kind: 'status',
            status: 400,
            body: { code: 50035, message: 'Invalid Form Body' },
          }),
        'message_refused',
      ],
      [
        'the person takes no messages',
        () =>
          kit.discord.fail(/messages$/, { kind: 'status', status: 403, body: { code: 50007, message: 'Cannot send' } }),
        'channel_closed',
      ],
      [
        'the thread is locked',
        () => {
          see().state.isLocked = true;
        },
        'channel_closed',
      ],
    ])('%s', async (_, happen, code) => {
      happen();
      const error = await failureOf(send());
      expect(error.code).toBe(code);
      expect(error.message).not.toMatch(/fetch|undefined|127\.0\.0\.1/);
    });

    test('an edit that broke off may simply be made again', async () => {
      const ref = await send();
      kit.discord.fail(/^PATCH/, { kind: 'reset' });
      expect((await failureOf(kit.platform.edit(ref, anAlert()))).code).toBe('platform_unavailable');
    });

    test('an edit of a message that was deleted is given up', async () => {
      const gone = refOf(kit.to(channel), '123456789012345678');
      expect((await failureOf(kit.platform.edit(gone, anAlert()))).code).toBe('message_refused');
    });

    test('a send whose outcome is not known is found, where it arrived', async () => {
      kit.discord.fail(/messages$/, { kind: 'reset-after' });
      expect((await failureOf(send())).code).toBe('outcome_unknown');
      expect(await kit.platform.find(kit.to(channel), 'key-1')).toMatchObject({ message: see().messages[0]?.id });
    });
  });
});

describe('the rate', () => {
  let kit: DiscordKit;
  afterEach(() => kit.close());

  test('a channel that Discord holds back holds nothing else up', async () => {
    kit = await startDiscordKit({ server: { limits: { perBucket: 2, bucketMs: 5000 } } });
    const [chips, trade] = [kit.to('chips'), kit.to('trade')];
    await kit.platform.send({ address: chips }, anAlert(), 'a');
    await kit.platform.send({ address: chips }, anAlert(), 'b');
    const error = await failureOf(kit.platform.send({ address: chips }, anAlert(), 'c'));
    expect(error.code).toBe('rate_limited');
    expect(error.retryAfterMs).toBeGreaterThan(3000);
    await kit.platform.send({ address: trade }, anAlert(), 'd');
    // discord.js knew from the headers of what went before: nothing was refused.
    expect(kit.discord.refusedForRate).toBe(0);
  });

  test('a 429 for all stops everything, and is not followed by others', async () => {
    kit = await startDiscordKit();
    const body = { message: 'You are being rate limited.', retry_after: 3, global: true };
    const headers = { 'Retry-After': '3', 'X-RateLimit-Global': 'true', 'X-RateLimit-Scope': 'global' };
    kit.discord.fail(/messages$/, { kind: 'status', status: 429, body, headers }, 1);
    const addresses = ['chips', 'trade'].map((name) => kit.to(name));
    const errors = [];
    for (let round = 0; round < 20; round++) {
      for (const address of addresses)
        errors.push(await failureOf(kit.platform.send({ address }, anAlert(), `${round}`)));
    }
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['rate_limited']));
    expect(errors.every(({ retryAfterMs }) => retryAfterMs !== null && retryAfterMs > 2000)).toBe(true);
    expect(kit.discord.calls.filter(({ what }) => what.endsWith('/messages'))).toHaveLength(1);
  });
});
