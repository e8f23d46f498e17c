import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { type OpenConsole, openConsole, toAddress, toAlert } from './console-kit.ts';

let open: OpenConsole | null = null;

interface Terminal {
  readonly input: PassThrough;
  readonly console: OpenConsole;
  /** Resolves when what was printed holds the text; takes what was printed so far. */
  until(text: string): Promise<string>;
}

async function begin(isTty = false): Promise<Terminal> {
  const input = new PassThrough();
  const output = new PassThrough();
  if (isTty) {
    Object.assign(input, { isTTY: true, setRawMode: () => input });
    Object.assign(output, { isTTY: true, columns: 80, hasColors: () => false });
  }
  let printed = '';
  const waiting = new Set<() => void>();
  output.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    for (const look of waiting) look();
  });
  open = await openConsole({ input, output });
  const until = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!printed.includes(text)) return;
        waiting.delete(look);
        resolve(printed);
        printed = '';
      };
      waiting.add(look);
      look();
    });
  return { input, console: open, until };
}

afterEach(async () => {
  await open?.close();
  open = null;
});

test('a piped line is a command for the current channel, and # goes to another', async () => {
  const { input, console, until } = await begin();
  input.write('/subscribe Micron\n#trade\n/subscribe Raimondo\n');
  expect(await until('Raimondo')).toBe('#chips Subscribed to Micron.\nnow in #trade\n#trade Subscribed to Raimondo.\n');
  expect(console.handler.invoked.map((one) => one.channelName)).toEqual(['chips', 'trade']);
});

test('# with a ! makes a channel and goes there, or only goes where there is one', async () => {
  const { input, console, until } = await begin();
  input.write('#Turkey!\n/subscribe Ankara\n#trade!\n#a b!\n');
  expect(await until('A channel’s name')).toContain(
    'made #turkey\nnow in #turkey\n#turkey Subscribed to Ankara.\nnow in #trade\nA channel’s name',
  );
  expect(await (await fetch(console.url('/channels/turkey'))).text()).toContain('Subscribed to');
});

test('a private reply and a hint are printed there and nowhere else', async () => {
  const { input, console, until } = await begin();
  input.write('/help\nhello\n#nowhere\n');
  const printed = await until('no channel');
  expect(printed).toContain('#chips Type a command.');
  expect(printed).toContain('Commands begin with a slash');
  expect(printed).toContain('There is no channel #nowhere; there are #chips, #trade. Type #nowhere! to make it.');
  expect(await (await fetch(console.url('/channels/chips'))).text()).not.toContain('Type a command.');
});

test('alerts of every channel are printed as they come, without control characters or colours', async () => {
  const { console, until } = await begin();
  await console.console.send({ address: toAddress('trade') }, toAlert({ title: '\u001b[31mBan\u0007 \u202eon' }), 'k');
  const printed = await until('https://thewire.example/2026/micron');
  expect(printed).toContain('#trade [31mBan on\n');
  expect(printed).not.toContain('\u001b');
});

test('the end of the input ends nothing', async () => {
  const { input, console, until } = await begin();
  input.end('/subscribe Micron\n');
  await until('Subscribed to Micron.');
  await console.console.send({ address: toAddress('chips') }, toAlert(), 'k');
  expect(await until('thewire.example')).toContain('Beijing bars Micron');
});

test('where a person types there is a prompt, Tab completes, and what is typed survives an alert', async () => {
  const { input, console, until } = await begin(true);
  await until('#chips> ');
  input.write('/subs\t');
  await until('cribe ');
  await console.console.send({ address: toAddress('chips') }, toAlert(), 'k');
  await until('#chips> /subscribe ');
  input.write('Micron\r');
  expect(await until('Subscribed to Micron.')).toContain('#chips Subscribed');
  expect(console.handler.invoked[0]?.input).toEqual({ kind: 'line', line: 'subscribe Micron' });
});

test('whoever closes the input with Ctrl-D still sees what comes', async () => {
  const { input, console, until } = await begin(true);
  await until('#chips> ');
  input.write('\u0004');
  await console.console.send({ address: toAddress('chips') }, toAlert(), 'k');
  expect(await until('thewire.example')).toContain('Beijing bars Micron');
});

test('a line that arrives after the stop is not carried out', async () => {
  const { input, console } = await begin();
  await console.console.stop();
  input.write('/subscribe Micron\n');
  await new Promise((resolve) => setImmediate(resolve));
  expect(console.handler.invoked).toEqual([]);
});
