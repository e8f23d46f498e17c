import { commands } from '../../commands/index.ts';
import type { ChannelAddress } from '../../src/chat/caller.ts';
import type { ChatPlatform, MessageRef } from '../../src/chat/platform.ts';
import type { Message } from '../../src/message.ts';
import type { Desk } from './desk-kit.ts';

/**
 * A platform with its real client, the real commands and store behind it, and people in #chips and #trade: the same for all
 * of them, so that one suite holds them all to the same.
 */
export interface Stage {
  readonly desk: Desk;
  /** Another one after a restart. */
  readonly platform: ChatPlatform;
  /** What is possible here. */
  readonly can: {
    /** Some people may not manage a channel. */
    readonly refusePeople: boolean;
    /** A channel can be closed to us, and calls refused. */
    readonly refuseUs: boolean;
  };
  address(channel: ChannelName): ChannelAddress;
  /** One that was sent. */
  look(ref: MessageRef): Promise<Seen>;
  /** What of ours everyone in the channel sees, threads too, oldest first. */
  sees(channel: ChannelName): Promise<readonly Seen[]>;
  /** Types a command as the console has it; it is put as this platform wants it. */
  types(line: string, where: Where): Promise<Seen>;
  presses(post: Seen, label: string, where: Where): Promise<Seen>;
  /** Ways to a command besides typing it: the sentence that comes back. */
  readonly otherWays: Readonly<Record<string, (line: string, where: Where) => Promise<string>>>;
  /** We may no longer write in the channel, or may again. */
  close(channel: ChannelName): void;
  reopen(channel: ChannelName): void;
  /** The next so many messages that we send are answered with 429. */
  storm(count: number): void;
  /** Messages that we asked to be shown. */
  readonly posted: number;
  /** Waits for what is under way; turns the time on where the platform waits for that. */
  during<T>(work: Promise<T>): Promise<T>;
  /** A client of a new process. */
  restart(): Promise<void>;
  /** What the vendor would have refused as malformed. */
  readonly malformed: readonly unknown[];
  end(): Promise<void>;
}

export type OpenStage = () => Promise<Stage>;
export type ChannelName = 'chips' | 'trade';

/** Ana manages all channels; cal none. */
export interface Where {
  readonly in: ChannelName;
  readonly by?: 'ana' | 'cal';
}

/** A message as a person sees it. */
export interface Seen {
  readonly id: string;
  /** The story's; else empty. */
  readonly title: string;
  /** All of it as lines; times as `2026-01-05 08:00 UTC`. */
  readonly text: string;
  readonly links: readonly string[];
  readonly pings: readonly string[];
  /** Mark-up that took effect, but for bold and code. */
  readonly marks: readonly string[];
  readonly buttons: readonly string[];
  /** The message that it stands under. */
  readonly under: string | null;
  readonly isEdited: boolean;
  readonly isPrivate: boolean;
}

/** A reply as plain lines: what a person should read on each platform. */
export function toExpected(message: Message): string {
  const toLine = (inlines: Extract<Message['blocks'][number], { kind: 'text' }>['inlines']) =>
    inlines
      .map((inline) => {
        if (typeof inline === 'string') return inline;
        return inline.kind === 'time' ? toMinute(new Date(inline.at).toISOString()) : inline.text;
      })
      .join('');
  const lines = message.blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'card') return [block.title, toLine(block.summary)];
    if (block.kind === 'list') return block.rows.map(toLine);
    return block.kind === 'text' ? [toLine(block.inlines)] : [block.text];
  });
  return toPlain(lines.join('\n'));
}

/** Lines without what each platform sets before a row, and without what time it is. */
export function toPlain(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*(?:•|\d+\.) /, '')
        .trimEnd()
        .replace(/(?<=\S) {2,}/g, ' '),
    )
    .filter((line) => line !== '')
    .join('\n')
    .replaceAll('/wire /', '/')
    .replaceAll('/wire ', '/')
    .replace(/up for [^,]*/, 'up for a while');
}

export function toMinute(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

/** A line as Discord's box has it, each value under its name: `/latest Micron count:3` is `/latest query:Micron count:3`. */
export function toNamedLine(line: string): string {
  const [, name = '', rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(line) ?? [];
  const whole = commands.find((one) => one.name === name);
  const [word = ''] = rest.split(' ', 1);
  const part = whole?.subcommands?.find((one) => one.name === word);
  const options = Object.keys((part ?? whole)?.options ?? {});
  const given = part === undefined ? rest : rest.slice(word.length).trimStart();
  const start = [`/${name}`, ...(part === undefined ? [] : [word])];
  const [first] = options;
  const isNamed = options.some((option) => given.startsWith(`${option}:`));
  const values = given === '' || first === undefined ? [] : [isNamed ? given : `${first}:${given}`];
  return [...start, ...values].join(' ');
}
