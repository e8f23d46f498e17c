import { openSlackKit } from '../platforms/slack/slack-kit.ts';
import { botUser, type SlackPost } from './slack-state.ts';
import type { Seen, Stage, Where } from './stage.ts';

/** Bolt, over its socket, against a Slack of our own. */
export async function openSlackStage(): Promise<Stage> {
  let isTurning = false;
  const kit = await openSlackKit({}, { whileWaiting: () => isTurning && void desk.clock.turn(100) });
  const { slack, desk } = kit;
  // Deliveries are the test's own affair.
  await kit.dispatcher.stop();
  slack.addRoom('trade', { members: ['UANA', 'UCAL'] });
  const posts = new Map<string, SlackPost>();

  function toSeen(post: SlackPost): Seen {
    posts.set(post.ts, post);
    const { ts, links, pings, buttons, thread, edits, onlyFor } = post;
    return {
      ...{ id: ts, title: readTitle(post), text: post.text, links, pings, under: thread },
      // Rich text holds no mark-up; what mrkdwn would make of its texts is read here.
      marks: toMrkdwn(post.raw.blocks).flatMap((text) => text.match(/[*_~`][^\s*_~`][^*_~`]*[*_~`]/g) ?? []),
      buttons: buttons.map(({ label }) => label),
      isEdited: edits > 0,
      isPrivate: onlyFor !== null,
    };
  }
  const toLine = (line: string) => `/wire ${line.replace(/^\//, '')}`;
  const by = (where: Where) => where.by ?? 'ana';
  /** What is posted waits for its turn. */
  async function turning<T>(work: () => Promise<T>): Promise<T> {
    isTurning = true;
    return work().finally(() => {
      isTurning = false;
    });
  }
  const mention = (line: string, where: Where, thread?: string) =>
    turning(() =>
      slack.mentions(`@wirewatch ${line.replace(/^\//, '')}`, {
        ...{ by: by(where), in: where.in },
        ...(thread === undefined ? {} : { thread }),
      }),
    );

  return {
    desk,
    get platform() {
      return kit.platform;
    },
    can: { refusePeople: true, refuseUs: true },
    address: (channel) => ({ platform: 'slack', workspace: 'T1', channel: slack.room(channel).id }),
    look: async ({ address, message }) => {
      const sent = slack.room(address.channel).messages.find(({ ts }) => ts === message);
      if (sent === undefined) throw new Error('Nobody sees that');
      return toSeen(sent);
    },
    sees: async (channel) =>
      slack
        .room(channel)
        .messages.filter(({ onlyFor, user }) => onlyFor === null && user === botUser)
        .map(toSeen),
    types: async (line, where) => toSeen(await slack.types(toLine(line), { by: by(where), in: where.in })),
    presses: async (post, label, where) => {
      const pressed = posts.get(post.id);
      if (pressed === undefined) throw new Error('Nobody has seen that message');
      return toSeen(await turning(() => slack.presses(pressed, label, by(where))));
    },
    otherWays: {
      'a mention': async (line, where) => (await mention(line, where)).text,
      'a mention in a thread': async (line, where) => {
        const first = await mention('/help', where);
        return (await mention(line, where, first.ts)).text;
      },
      'the form': async (line, where) => {
        if (!line.startsWith('/subscribe ')) return '';
        await slack.usesShortcut('subscribe', by(where));
        const errors = await slack.submits(by(where), { query: line.slice('/subscribe '.length), channel: where.in });
        return Object.values(errors ?? {}).join(' ');
      },
    },
    close: (channel) => {
      slack.room(channel).isArchived = true;
    },
    reopen: (channel) => {
      slack.room(channel).isArchived = false;
    },
    storm: (count) => slack.fails('chat.postMessage', { retryAfter: 3 }, count),
    get posted() {
      return slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
    },
    async during(work) {
      let isOver = false;
      const over = work.finally(() => {
        isOver = true;
      });
      over.catch(() => undefined);
      while (!isOver) {
        await desk.clock.turn(100);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      return over;
    },
    async restart() {
      await kit.restart();
      // A new process does not know when the last one posted.
      await desk.clock.turn(1100);
      await kit.dispatcher.stop();
    },
    get malformed() {
      return [...slack.api.refused, ...slack.unacknowledged];
    },
    end: kit.close,
  };
}

type Thing = {
  readonly type?: string;
  readonly elements?: readonly Thing[];
  readonly text?: unknown;
  readonly style?: object;
};

function readTitle({ raw }: SlackPost): string {
  const rich = ((raw.blocks ?? []) as readonly Thing[]).find(({ type }) => type === 'rich_text');
  const first = rich?.elements?.[0]?.elements?.[0];
  const isTitle = first?.type === 'link' && first.style !== undefined;
  return isTitle ? String(first.text) : '';
}

function toMrkdwn(given: unknown): readonly string[] {
  if (typeof given !== 'object' || given === null) return [];
  if ('type' in given && given.type === 'mrkdwn' && 'text' in given)
    return [String(given.text).replace(/<[^<>]*>/g, '')];
  return Object.values(given).flatMap(toMrkdwn);
}
