import { clearLine, createInterface, cursorTo } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import type { Clock } from '../../clock.ts';
import { toSentence } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Channel } from '../../store/store.ts';
import { channelNameRule, mostChannels, readChannelName } from './channel-name.ts';
import type { Desk } from './desk.ts';
import type { Live } from './live.ts';
import { renderForTerminal, type TerminalStyle } from './render-terminal.ts';
import type { Shown } from './shown.ts';

export interface Terminal {
  /** Lets go of the input, so that the process can end. */
  stop(): void;
}

const widest = 100;

/**
 * The console in a terminal: lines are commands for the current channel, `#trade` goes to another one, `#trade!` makes
 * it, alerts are printed as they come. Prompt and completion only where a person sits at it; the end of a piped input ends nothing.
 */
export async function startTerminal(parts: {
  readonly desk: Desk;
  readonly live: Live;
  readonly clock: Clock;
  readonly log: Log;
  readonly input: Readable;
  readonly output: Writable;
}): Promise<Terminal> {
  const { desk, live, clock, log, input, output } = parts;
  const isInteractive = isTty(input) && isTty(output);
  let channel: Channel | null = (await desk.channels())[0] ?? null;
  let isStopped = false;
  let isClosed = false;
  let queue: Promise<void> = Promise.resolve();

  const lines = createInterface({
    input,
    ...(isInteractive ? { output, completer } : {}),
    terminal: isInteractive,
    historySize: 200,
  });
  // In order, one after the other, as a script piped in expects.
  lines.on('line', (line) => {
    queue = queue
      .then(() => carryOut(line))
      .catch((error: unknown) => log.error({ err: error }, 'A typed line failed'));
  });
  // Ctrl-D, or the end of a pipe: nothing more will be typed, the printing goes on.
  lines.on('close', () => {
    isClosed = true;
  });
  // Raw mode takes Ctrl-C from the terminal: give it back to the process.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  output.on('error', (error) => log.debug({ reason: toSentence(error) }, 'The terminal is gone'));
  const unlisten = live.listen(({ kind, shown }) =>
    print(renderForTerminal(shown, kind, toStyle(output), clock.now())),
  );
  prompt();

  return {
    stop() {
      isStopped = true;
      unlisten();
      lines.close();
      input.pause();
      if ('unref' in input && typeof input.unref === 'function') input.unref();
      if (isInteractive) output.write('\n');
    },
  };

  async function carryOut(line: string): Promise<void> {
    const text = line.trim();
    if (isStopped) return;
    if (text.startsWith('#')) await go(text);
    else if (text !== '' && channel !== null) printReply(await desk.type(channel, text));
    prompt();
  }

  /** `#trade` goes to a channel, `#trade!` makes it first. */
  async function go(text: string): Promise<void> {
    const isToBeMade = text.endsWith('!');
    const name = readChannelName(isToBeMade ? text.slice(0, -1) : text);
    if (name === null) return print(`${channelNameRule}\n`);
    const known = await desk.channel(name);
    if (known === null && !isToBeMade) return print(`${await toChannelHint(name)}\n`);
    const isFull = known === null && (await desk.channels()).length >= mostChannels;
    if (isFull) return print(`${mostChannels} channels are the most.\n`);
    channel = known ?? (await desk.addChannel(name));
    if (known === null) print(`made #${channel.name}\n`);
    if (!isInteractive) print(`now in #${channel.name}\n`);
  }

  async function toChannelHint(name: string): Promise<string> {
    const names = (await desk.channels()).map((one) => `#${one.name}`);
    const hint = `Type #${name}! to make it.`;
    if (names.length === 0) return `There is no channel #${name}. ${hint}`;
    return `There is no channel #${name}; there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}. ${hint}`;
  }

  /** What the whole channel sees has come by the same way as an alert. */
  function printReply(shown: Shown): void {
    if (shown.id === null) print(renderForTerminal(shown, 'added', toStyle(output), clock.now()));
  }

  function print(text: string): void {
    if (isStopped || output.destroyed) return;
    if (isInteractive) {
      cursorTo(output, 0);
      clearLine(output, 0);
    }
    output.write(text);
    prompt();
  }

  /** Also brings back what was being typed when something was printed over it. */
  function prompt(): void {
    if (!isInteractive || isClosed) return;
    lines.setPrompt(channel === null ? '> ' : `#${channel.name}> `);
    lines.prompt(true);
  }

  function completer(line: string, done: (error: null, result: [string[], string]) => void): void {
    const completed = channel === null || !line.startsWith('/') ? Promise.resolve([]) : desk.complete(channel, line);
    completed.then(
      (choices) => done(null, [choices.map((choice) => choice.line), line]),
      (error: unknown) => {
        log.warn({ reason: toSentence(error) }, 'A completion failed');
        done(null, [[], line]);
      },
    );
  }
}

function toStyle(output: Writable): TerminalStyle {
  if (!isTty(output)) return { width: 80, hasColors: false };
  // Node's own answer, which heeds NO_COLOR.
  return { width: Math.min(output.columns, widest), hasColors: output.hasColors() };
}

function isTty(stream: Readable | Writable): stream is WriteStream {
  return 'isTTY' in stream && stream.isTTY === true;
}
