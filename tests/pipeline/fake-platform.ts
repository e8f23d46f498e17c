import type { ChatPlatform, MessageRef } from '../../src/chat/platform.ts';
import type { Message } from '../../src/message.ts';

/** A chat platform in memory, that fails as it is told. */
export interface FakePlatform extends ChatPlatform {
  /** What stands in its channels, oldest first. */
  readonly shown: readonly Shown[];
  /** Every call, in order: `send KEY`, `edit MESSAGE`, `find KEY`. */
  readonly calls: readonly string[];
  /** How many sends were under way at once, at the most. */
  readonly mostAtOnce: number;
  /** The next sends and edits of this channel fail so, in this order; `posted` are shown before they fail. */
  fail(channel: string, ...failures: readonly Failure[]): void;
  /** Sends wait until it is let go. */
  hold(): () => void;
}

export interface Failure {
  readonly error: Error;
  /** The message is out, and only the answer was lost. */
  readonly isPosted?: boolean;
}

export interface Shown {
  readonly channel: string;
  readonly key: string;
  readonly id: string;
  readonly replyTo: string | null;
  message: Message;
  edits: number;
}

export function createFakePlatform(name = 'discord'): FakePlatform {
  const shown: Shown[] = [];
  const calls: string[] = [];
  const failures = new Map<string, Failure[]>();
  let gate: Promise<void> = Promise.resolve();
  let atOnce = 0;
  let mostAtOnce = 0;
  const toRef = ({ channel, id }: Shown): MessageRef => ({
    address: { platform: name, workspace: 'acme', channel },
    message: id,
  });

  return {
    name,
    limits: { titleLength: 256, textLength: 4000, buttonsPerMessage: 5, channelPauseMs: 0 },
    shown,
    calls,
    get mostAtOnce() {
      return mostAtOnce;
    },
    fail: (channel, ...next) => failures.set(channel, [...(failures.get(channel) ?? []), ...next]),
    hold() {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    async start() {},
    async stop() {},
    async send({ address, replyTo }, message, key) {
      calls.push(`send ${key}`);
      atOnce++;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      await gate;
      atOnce--;
      const failure = failures.get(address.channel)?.shift();
      if (failure !== undefined && failure.isPosted !== true) throw failure.error;
      const id = `m${shown.length + 1}`;
      const post: Shown = { channel: address.channel, key, id, replyTo: replyTo?.message ?? null, message, edits: 0 };
      shown.push(post);
      if (failure !== undefined) throw failure.error;
      return toRef(post);
    },
    async edit(ref, message) {
      calls.push(`edit ${ref.message}`);
      const failure = failures.get(ref.address.channel)?.shift();
      if (failure !== undefined) throw failure.error;
      const post = shown.find(({ id }) => id === ref.message);
      if (post === undefined) throw new Error(`There is no message ${ref.message}.`);
      post.message = message;
      post.edits++;
    },
    async find(address, key) {
      calls.push(`find ${key}`);
      const post = shown.find((one) => one.key === key && one.channel === address.channel);
      return post === undefined ? null : toRef(post);
    },
  };
}
