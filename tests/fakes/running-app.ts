import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { FeedServer } from './feed-server.ts';
import { createHandClock, type HandClock } from './hand-clock.ts';

/** The whole program on a folder of its own, with the time in the test's hands; people type and read on the page. */
export interface RunningApp {
  readonly clock: HandClock;
  readonly folder: string;
  /** Where its page is. */
  readonly address: string;
  /** Types a line in a channel, and reads the reply as text. */
  type(channel: string, line: string): Promise<string>;
  /** Presses a button of the alert with this title. */
  press(channel: string, title: string, label: string): Promise<string>;
  /** The messages of a channel as text, oldest first. */
  read(channel: string): Promise<readonly string[]>;
  /** The titles of its alerts, oldest first. */
  alerts(channel: string): Promise<readonly string[]>;
  addChannel(name: string): Promise<void>;
  /** Moves the time on until it says yes; gives up after `ms`. */
  turnUntil(isSo: () => Promise<boolean>, ms: number): Promise<void>;
  turn(ms: number): Promise<void>;
  stop(): Promise<void>;
  /** Stops, and takes the folder away. */
  remove(): Promise<void>;
}

export async function startRunningApp(
  environment: Readonly<Record<string, string>> = {},
  kept: {
    readonly folder?: string;
    readonly clock?: HandClock;
    readonly feed?: FeedServer;
    readonly slackApiUrl?: string;
    readonly discordUrl?: string;
  } = {},
): Promise<RunningApp> {
  const folder = kept.folder ?? mkdtempSync(join(tmpdir(), 'wirewatch-app-'));
  const clock = kept.clock ?? createHandClock();
  const config = readConfig({ DATA_DIR: folder, CONSOLE_PORT: '0', SAMPLE_WIRE: 'off', ...environment });
  const app = await startApp({
    ...{ config, clock, log: createLog('silent'), version: '0.0.0-test' },
    ...(kept.slackApiUrl === undefined ? {} : { slackApiUrl: kept.slackApiUrl }),
    ...(kept.discordUrl === undefined ? {} : { discordUrl: kept.discordUrl }),
  });

  const ask = async (path: string, fields?: object): Promise<Response> =>
    fetch(`${app.address}${path}`, {
      redirect: 'manual',
      ...(fields === undefined
        ? {}
        : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(fields) }),
    });
  const readHtml = async (channel: string): Promise<readonly string[]> => {
    const { messages } = (await (await ask(`/channels/${channel}/messages`)).json()) as {
      messages: { html: string }[];
    };
    return messages.map(({ html }) => html);
  };
  const alertTitle = (html: string): string | null => {
    const title = /<h3 class="title"[^>]*>([\s\S]*?)<\/h3>/.exec(html)?.[1];
    return title === undefined ? null : toText(title);
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  /** Lets what waits for the disk or the network run on: the time must not move while an answer is on its way. */
  const settle = async () => {
    await pause(4);
    for (let count = 0; count < 40 && (kept.feed?.open ?? 0) > 0; count++) await pause(5);
    await pause(4);
  };
  /**
   * To the next thing that falls due, and no further: what it begins may take its own time. The watcher and the dispatcher
   * always wait for something; while one does not, it is at work, and the time stands still.
   */
  const toStep = (end: number) => (clock.waiting < 2 ? 0 : Math.max(1, Math.min(clock.nextAt, end) - clock.now()));

  const running: RunningApp = {
    clock,
    folder,
    address: app.address,
    async type(channel, line) {
      const answer = (await (await ask('/commands', { channel, line })).json()) as { html?: string; error?: string };
      return answer.error ?? toText(answer.html ?? '');
    },
    async press(channel, title, label) {
      const html = (await readHtml(channel)).find((one) => alertTitle(one) === title) ?? '';
      for (const [form] of html.matchAll(/<form[\s\S]*?<\/form>/g)) {
        if (toText(form) !== label) continue;
        const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
        const pressed = { channel, action: field('action'), target: field('target'), message: field('message') };
        const answer = (await (await ask('/presses', pressed)).json()) as { html?: string; error?: string };
        return answer.error ?? toText(answer.html ?? '');
      }
      throw new Error(`No button “${label}” on an alert “${title}” in #${channel}: ${html.slice(0, 2000)}`);
    },
    read: async (channel) => (await readHtml(channel)).map(toText),
    alerts: async (channel) => (await readHtml(channel)).map(alertTitle).filter((title) => title !== null),
    async addChannel(name) {
      await ask('/channels', { name });
    },
    async turn(ms) {
      const end = clock.now() + ms;
      for (await settle(); clock.now() < end; await settle()) await clock.turn(toStep(end));
    },
    async turnUntil(isSo, ms) {
      const end = clock.now() + ms;
      for (await settle(); !(await isSo()); await settle()) {
        if (clock.now() >= end)
          throw new Error(
            `It did not come to pass in time. ${await running.type('chips', '/status')} ${JSON.stringify(await running.read('chips'))}`,
          );
        await clock.turn(toStep(end));
      }
    },
    stop: () => app.stop(),
    async remove() {
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return running;
}

function toText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
