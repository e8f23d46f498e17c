import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { minute } from '../../../src/clock.ts';
import { code, link, type Message, time, toRefusal, toReply } from '../../../src/message.ts';
import { renderShown } from '../../../src/platforms/console/render.ts';
import type { Shown } from '../../../src/platforms/console/shown.ts';
import { start, toAlert } from './console-kit.ts';

/** As much of a DOM as we look at. */
interface Node {
  readonly tagName: string;
  readonly textContent: string;
  readonly attributes: Iterable<{ readonly name: string }>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Node | null;
  querySelectorAll(selector: string): Iterable<Node> & { readonly length: number };
}

function toShown(message: Message, more: Partial<Shown> = {}): Shown {
  return { id: 7, channelName: 'chips', message, asked: null, inReplyTo: null, sentAt: start, editedAt: null, ...more };
}

async function render(message: Message, more: Partial<Shown> = {}): Promise<Node> {
  const markup = String(await renderShown(toShown(message, more), start));
  const entry = parseHTML(`<html><body>${markup}</body></html>`).document.querySelector('.entry') as Node | null;
  if (entry === null) throw new Error('nothing was rendered');
  return entry;
}

function toText(node: Node | null): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

test('an alert shows its title as the link, then outlet and time, the summary, what it matched and its buttons', async () => {
  const entry = await render(toAlert());
  const title = entry.querySelector('.title a');
  expect(title?.getAttribute('href')).toBe('https://thewire.example/2026/micron');
  expect(title?.getAttribute('rel')).toBe('noopener noreferrer');
  expect(title?.getAttribute('target')).toBe('_blank');
  expect(toText(entry.querySelector('.byline'))).toBe('The Wire 3 min ago');
  expect(entry.querySelector('.byline time')?.getAttribute('datetime')).toBe(
    new Date(start - 3 * minute).toISOString(),
  );
  expect(entry.querySelector('.byline time')?.getAttribute('title')).toBe('5 Jan 2026, 07:57 UTC');
  expect(toText(entry.querySelector('.summary mark'))).toBe('Micron');
  expect(toText(entry.querySelector('.matched .chip'))).toBe('Micron');
  expect([...entry.querySelectorAll('button')].map(toText)).toEqual(['Mute story', 'Unsubscribe']);
  expect(entry.querySelector('input[name=message]')?.getAttribute('value')).toBe('7');
});

test('the other outlets of the story are links, and many of them are folded', async () => {
  const outlets = Array.from({ length: 9 }, (_, n) => ({ name: `Outlet ${n}`, url: `https://outlet${n}.example/` }));
  const entry = await render(toAlert({ outlets }));
  expect(entry.querySelectorAll('.outlets a')).toHaveLength(9);
  expect(toText(entry.querySelector('.outlets summary'))).toBe('and 3 more');
});

test.each([
  ['ar', 'ar', 'rtl', 'Arabic'],
  ['zh', 'zh', 'ltr', 'Chinese'],
  ['en', 'en', 'ltr', ''],
  [null, null, 'auto', ''],
  ['" onload="x', null, 'auto', ''],
])('a text in %s says so, with its direction', async (language, lang, dir, name) => {
  const entry = await render(toAlert({ language }));
  for (const part of ['.title', '.summary']) {
    expect(entry.querySelector(part)?.getAttribute('lang') ?? null).toBe(lang);
    expect(entry.querySelector(part)?.getAttribute('dir')).toBe(dir);
  }
  expect(toText(entry.querySelector('.foreign'))).toBe(name);
});

test('a link that is not http(s) is shown as its text', async () => {
  const entry = await render(
    toAlert({ url: 'javascript:alert(1)', outlets: [{ name: 'Evil', url: 'data:text/html,x' }] }),
  );
  expect(toText(entry.querySelector('.title'))).toBe('Beijing bars Micron from key networks');
  expect(entry.querySelectorAll('a')).toHaveLength(0);
});

test('a title of 10,000 characters is cut', async () => {
  const entry = await render(toAlert({ title: 'Micron '.repeat(1500), summary: ['y'.repeat(10_000)] }));
  expect(toText(entry.querySelector('.title')).length).toBeLessThanOrEqual(300);
  expect(toText(entry.querySelector('.summary')).length).toBeLessThanOrEqual(1000);
});

test('a private reply says that only its reader sees it; an error says to a screen reader that it is one', async () => {
  const entry = await render(toRefusal('There is no such command.'), { id: null, asked: '/subscrbe' });
  expect(entry.getAttribute('class')).toBe('entry error private');
  expect(entry.getAttribute('id')).toBeNull();
  expect(toText(entry)).toBe('You typed /subscrbe just now Refused: There is no such command. Only you see this');
});

test('a reply under an alert names it and leads to it', async () => {
  const entry = await render(toReply('A development.'), { inReplyTo: { id: 3, title: 'Beijing bars Micron' } });
  expect(entry.querySelector('.in-reply a')?.getAttribute('href')).toBe('#m3');
  expect(toText(entry.querySelector('.in-reply'))).toBe('In reply to Beijing bars Micron');
});

test('lists, code, links and times come out as themselves', async () => {
  const rows = [[link('Talks resume', 'https://thewire.example/t'), ' at ', time(9e15)], [code('/latest "a <b>"')]];
  const entry = await render(toReply({ kind: 'heading', text: 'Latest' }, { kind: 'list', rows, numbered: true }));
  expect(toText(entry.querySelector('h3'))).toBe('Latest');
  expect(entry.querySelectorAll('ol li')).toHaveLength(2);
  expect(toText(entry.querySelector('code'))).toBe('/latest "a <b>"');
  expect(entry.querySelector('time')?.getAttribute('datetime')).toMatch(/^9999-12-31/);
});

test('no text from outside becomes markup, whatever it is', async () => {
  const pieces = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'",
    '&lt;b&gt;',
    '</article>',
    '\u0000',
    '\u202e',
    'a',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...pieces)).map((all) => all.join('')),
  );
  const url = fc.oneof(
    text,
    fc.webUrl(),
    text.map((path) => `https://thewire.example/${path}`),
  );
  const allowed = new Set(
    'ARTICLE P DIV SPAN H3 A BDI TIME MARK UL LI DETAILS SUMMARY FORM INPUT BUTTON CODE'.split(' '),
  );
  const attributes =
    /^(class|id|data-(id|at|form|press|done)|dir|lang|href|rel|target|datetime|title|method|action|type|name|value|role|aria-label)$/;

  await fc.assert(
    fc.asyncProperty(text, url, text, async (words, address, query) => {
      const card = {
        title: words,
        url: address,
        outlet: words,
        summary: [words, { kind: 'bold' as const, text: query }],
      };
      const message = toAlert({ ...card, matched: [query], outlets: [{ name: words, url: address }], language: query });
      const entry = await render({ ...message, mentions: [{ kind: 'role', id: words }] }, { asked: query });
      for (const node of entry.querySelectorAll('*')) {
        expect(allowed).toContain(node.tagName);
        for (const { name } of node.attributes) expect(name).toMatch(attributes);
        const href = node.getAttribute('href');
        if (href !== null) expect(href).toMatch(/^https?:\/\//);
      }
      expect(entry.textContent).not.toMatch(/[\u0000\u001b\u202e]/);
    }),
    { seed: 20260105, numRuns: 100 },
  );
});
