import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bold, link, toReply } from '../../../src/message.ts';
import { renderForTerminal } from '../../../src/platforms/console/render-terminal.ts';
import type { Shown } from '../../../src/platforms/console/shown.ts';
import { toWidth } from '../../../src/platforms/console/wrap.ts';
import { start, toAlert } from './console-kit.ts';

const plain = { width: 60, hasColors: false };

function toShown(message: Shown['message'], inReplyTo: Shown['inReplyTo'] = null): Shown {
  return { id: 1, channelName: 'chips', message, asked: null, inReplyTo, sentAt: start, editedAt: null };
}

test('an alert is its title, then outlet and time, the summary in the width, and its link on a line of its own', () => {
  const outlets = [{ name: 'Strait Dispatch', url: 'https://strait.example/1' }];
  expect(renderForTerminal(toShown(toAlert({ outlets })), 'added', plain, start)).toBe(
    [
      '#chips Beijing bars Micron from key networks',
      '       The Wire · 3 min ago · matched: Micron',
      '       The regulator told operators to stop buying from',
      '       Micron.',
      '       also in Strait Dispatch',
      '       https://thewire.example/2026/micron',
      '',
    ].join('\n'),
  );
});

test('matched words are bold only where the terminal wants colours', () => {
  const shown = toShown(toAlert());
  expect(renderForTerminal(shown, 'added', { ...plain, hasColors: true }, start)).toContain(
    '\u001b[1mMicron\u001b[22m',
  );
  expect(renderForTerminal(shown, 'added', plain, start)).not.toContain('\u001b');
});

test('an alert that changes prints only what is new about it', () => {
  const outlets = [{ name: 'Strait Dispatch', url: 'https://strait.example/1' }];
  const text = renderForTerminal(toShown(toAlert({ outlets })), 'edited', { ...plain, width: 100 }, start);
  expect(text).toBe('#chips also in Strait Dispatch: Beijing bars Micron from key networks\n');
});

test('a reply keeps the spaces between its parts and gives each link a line', () => {
  const message = toReply(['Subscribed to ', bold('Micron'), ' (number 1).'], {
    kind: 'list',
    rows: [[link('Talks resume', 'https://thewire.example/t'), ' The Wire']],
  });
  expect(renderForTerminal(toShown(message, { id: 3, title: 'A ban' }), 'added', plain, start)).toBe(
    [
      '#chips in reply to: A ban',
      '       Subscribed to Micron (number 1).',
      '       • Talks resume The Wire',
      '       https://thewire.example/t',
      '',
    ].join('\n'),
  );
});

test('no text from outside moves the cursor, and no line but a link is wider than the terminal', () => {
  const hostile = fc.array(
    fc.constantFrom('\u001b[2J', '\u009b', '\r', '\b', '\u202e', 'word ', '半導體', '😀', '\n', 'x'.repeat(90)),
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    hostile.map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, text, fc.boolean(), (words, other, hasColors) => {
      const card = {
        title: words,
        outlet: other,
        summary: [other, bold(words)],
        matched: [words],
        url: 'https://a.example/',
      };
      const printed = renderForTerminal(toShown(toAlert(card)), 'added', { width: 50, hasColors }, start);
      const bare = hasColors ? stripVTControlCharacters(printed) : printed;
      expect(bare).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      for (const line of bare.split('\n')) expect(toWidth(line)).toBeLessThanOrEqual(50);
    }),
    { seed: 20260105, numRuns: 200 },
  );
});
