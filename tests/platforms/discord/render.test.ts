import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code, link, type Message, moment, time, toRefusal, toReply } from '../../../src/message.ts';
import { escapeMarkdown } from '../../../src/platforms/discord/markdown.ts';
import { render } from '../../../src/platforms/discord/render.ts';
import { checkBody } from '../../fakes/discord-checks.ts';
import { readMarkdown } from '../../fakes/discord-markdown.ts';
import { type Json, type SeenMessage, toSeen } from '../../fakes/discord-world.ts';
import { anAlert, theButtons } from './discord-kit.ts';

const bodyOf = (message: Message): Json =>
  JSON.parse(JSON.stringify(render(message, { key: 'delivery-1', home: null }))) as Json;

function see(message: Message): SeenMessage {
  const body = bodyOf(message);
  expect(checkBody('message', body)).toBeNull();
  return toSeen({ id: '1', channel: '2', nonce: null, onlyFor: null, replyTo: null, body, isEdited: false });
}

describe('an alert', () => {
  test('shows what happened, who says so and when, with the words that matched in bold', () => {
    expect(see(anAlert())).toMatchObject({
      text: [
        'Micron to build a second plant in Idaho',
        'Micron said on Monday that it would build.',
        '',
        'The Wire · [2026-01-05T07:30:00.000Z]',
        'Matched Micron',
      ].join('\n'),
      title: 'Micron to build a second plant in Idaho',
      links: ['https://thewire.example/micron'],
      bold: ['Micron', 'The Wire'],
      buttons: ['Mute story', 'Pause 1 h', 'Unsubscribe'],
      pings: [],
      picture: null,
    });
  });

  test('names its language where that is not English', () => {
    expect(see(anAlert({ language: 'de' })).text).toContain(' · in German');
    expect(see(anAlert({ language: 'en' })).text).not.toContain(' · in');
  });

  test('lists the other outlets, as many as there is room for, in the colour of a large story', () => {
    const outlets = Array.from({ length: 40 }, (_, index) => ({
      name: `Outlet ${index}`,
      url: `https://outlet-${index}.example/micron`,
    }));
    const seen = see(anAlert({ outlets }));
    expect(seen.text).toMatch(/Also in\nOutlet 0 · Outlet 1 · .* and \d+ more/);
    expect(seen.colour).not.toBe(see(anAlert()).colour);
  });

  test('has a picture where its address is one that Discord takes', () => {
    expect(see(anAlert({ image: 'https://thewire.example/a.jpg' })).picture).toBe('https://thewire.example/a.jpg');
    for (const image of [
      'javascript:alert(1)',
      'http://localhost/a.jpg',
      'http://ada:secret@thewire.example/a',
      'no',
    ]) {
      expect(see(anAlert({ image })).picture).toBeNull();
    }
  });

  test('mentions whom its subscriptions name, and pings nobody else', () => {
    const role = { kind: 'role', id: '123456789012345678' } as const;
    const user = { kind: 'user', id: '223456789012345678' } as const;
    const named = { ...anAlert({ title: '@everyone <@323456789012345678>' }), mentions: [role, user] };
    expect(see(named).pings.toSorted()).toEqual([role.id, user.id]);
    expect(bodyOf(named).allowed_mentions).toEqual({ parse: [], users: [user.id], roles: [role.id] });
    // From the console somebody may have named a person as that page does.
    expect(see({ ...anAlert(), mentions: [{ kind: 'user', id: 'desk' }] }).pings).toEqual([]);
  });

  test('with many subscriptions has a list for those that no button is left for', () => {
    const unsubscribes = [1, 2, 3, 4].map((number) => ({
      ...{ action: 'unsubscribe' as const, label: `Unsubscribe query ${number}`, target: String(number) },
    }));
    const seen = see(anAlert({}, [...theButtons.slice(0, 2), ...unsubscribes]));
    expect(seen.buttons).toEqual(['Mute story', 'Pause 1 h', 'Unsubscribe query 1']);
    expect(seen.choices).toEqual(['Unsubscribe query 2', 'Unsubscribe query 3', 'Unsubscribe query 4']);
  });

  test('says before the story what it further meets', () => {
    const alert = anAlert();
    const lead = {
      kind: 'text',
      inlines: ['This story now also meets ', { kind: 'bold', text: 'Idaho' }, '.'],
    } as const;
    const body = bodyOf({ ...alert, blocks: [lead, ...alert.blocks] });
    expect(body.content).toBe('This story now also meets **Idaho**.');
  });

  test('without an address that is safe has no link', () => {
    expect(see(anAlert({ url: 'javascript:alert(1)' })).links).toEqual([]);
  });
});

const hostile = [
  '@everyone and @here, read this',
  '<@123456789012345678> <@&123456789012345678> <#123456789012345678>',
  '<!channel> <@U123>',
  '[Click here](https://evil.example/login)',
  'See https://evil.example/login now',
  '<https://evil.example>',
  '`code` ```block``` ``two``',
  '*one* **two** _three_ __four__ ~~five~~ ||six||',
  '> quoted',
  '>>> quoted',
  '# Heading',
  '-# small',
  '- item',
  '1. item',
  '<t:1:R> <:smile:123456789012345678> </subscribe:123456789012345678>',
  '\\*not escaped\\*',
  'trailing backslash \\',
  'C:\\temp\\*.txt',
  '[unbalanced',
  'unbalanced] (https://evil.example)',
  '![image](https://evil.example/a.png)',
];

describe('a hostile text', () => {
  test.each(hostile)('shows as itself in a title, a summary and a list: %s', (text) => {
    const seen = see(anAlert({ title: text, summary: [text], outlet: 'The Wire', matched: [] }));
    expect(seen.title).toBe(text);
    expect(seen.text.split('\n').slice(0, 2)).toEqual([text, text]);
    expect(seen).toMatchObject({ links: ['https://thewire.example/micron'], marks: [], pings: [], bold: ['The Wire'] });
    const listed = see(toReply({ kind: 'list', rows: [[link(text, 'https://thewire.example/a'), ' — ', text]] }));
    expect(listed.links).toEqual(['https://thewire.example/a']);
    expect(listed.marks).toEqual(['list']);
    expect(listed.text.replace(/[[\]()]/g, '')).toBe(`• ${text} — ${text}`.replace(/[[\]()]/g, ''));
  });

  test('cannot turn letters around or hide in control characters', () => {
    expect(see(anAlert({ title: 'exe.\u202egpj\u2066x\u2069\u0000\u0007' })).title).toBe('exe.gpjx');
  });

  test('is nothing but itself, whatever it is', () => {
    const pieces = fc.constantFrom(...'\\*_~|`<>[]()@#-+.:/!1 \na', 'https://', '@everyone', '<@1', '**', '||');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const seen = readMarkdown(escapeMarkdown(text));
        expect(seen).toMatchObject({ text, links: [], bold: [], marks: [], mentions: [] });
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  test('does not reach out of a link’s address', () => {
    const url = 'https://thewire.example/a)[evil](https://evil.example/b?c=`*_~|';
    const seen = see(toReply([link('Title', url)]));
    expect(seen.links).toHaveLength(1);
    expect(seen.links[0]).toMatch(/^https:\/\/thewire\.example\/a/);
    expect(seen.marks).toEqual([]);
  });

  test('does not reach out of code', () => {
    const seen = see(toReply(['Type ', code('/subscribe `@everyone` **x**')]));
    expect(seen).toMatchObject({ marks: ['code'], bold: [], text: 'Type /subscribe ˋ@everyoneˋ **x**' });
  });

  test('does not reach out of lines that keep their spaces', () => {
    const body: Message = {
      kind: 'error',
      blocks: [{ kind: 'preformatted', text: 'a ``` @everyone\n  ^' }],
      buttons: [],
    };
    expect(see(body)).toMatchObject({ text: 'a ˋˋˋ @everyone\n  ^', marks: [] });
  });
});

describe('a text that is too long', () => {
  const words = 'Micron builds a plant in Idaho. '.repeat(400);

  test('is cut at a word, with an ellipsis', () => {
    const seen = see(anAlert({ title: words, summary: [words], matched: [words], outlet: words }));
    expect(seen.title.length).toBeLessThanOrEqual(256);
    expect(seen.title).toMatch(/(Micron|builds|a|plant|in|Idaho\.)…$/);
  });

  test.each(['👩‍👩‍👧‍👦', 'é'.normalize('NFD'), '漢', '𝒳', '*', '\\', '<', '🇩🇪'])(
    'is never cut within a letter: %s',
    (letter) => {
      const seen = see(
        anAlert({ title: letter.repeat(2000), summary: [letter.repeat(9000)], matched: [letter.repeat(500)] }),
      );
      const [title = '', summary = ''] = seen.text.split('\n');
      for (const text of [title, summary]) {
        expect(text.endsWith('…')).toBe(true);
        expect(text.slice(0, -1).replaceAll(letter, '')).toBe('');
        expect(text.length).toBeGreaterThan(20);
      }
    },
  );

  test('is cut in a list by whole rows', () => {
    const rows = Array.from({ length: 200 }, (_, index) => [
      `${index} `,
      link(words.slice(0, 90), `https://a.example/${index}`),
    ]);
    const seen = see(toReply('These:', { kind: 'list', rows }));
    expect(seen.text).toMatch(/\n… and \d+ more$/);
    expect(seen.links.length).toBeGreaterThan(10);
  });

  test('never makes a message that Discord refuses', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 60, unit: 'grapheme' }),
      fc.constantFrom(...hostile, words, '', ' ', '*'.repeat(7000), '\u202e', '\ud800', 'https://'.repeat(600)),
    );
    const inline = fc.oneof(
      text,
      text.map((given) => ({ kind: 'bold' as const, text: given })),
      text.map(code),
      fc.tuple(text, text).map(([name, url]) => link(name, url)),
      fc.integer({ min: 0, max: 2e12 }).map((at) => ({ kind: 'time' as const, at })),
    );
    const inlines = fc.array(inline, { maxLength: 5 });
    const card = fc.record({
      ...{ title: text, outlet: text, summary: inlines, matched: fc.array(text, { maxLength: 3 }) },
      url: fc.oneof(text, fc.webUrl()),
      image: fc.oneof(fc.constant(null), text, fc.webUrl()),
      language: fc.constantFrom(null, 'en', 'de', 'zz', 'not a language'),
      outlets: fc.array(fc.record({ name: text, url: fc.oneof(text, fc.webUrl()) }), { maxLength: 30 }),
    });
    const block = fc.oneof(
      inlines.map((given) => ({ kind: 'text' as const, inlines: given })),
      text.map((given) => ({ kind: 'heading' as const, text: given })),
      text.map((given) => ({ kind: 'preformatted' as const, text: given })),
      fc
        .array(inlines, { maxLength: 40 })
        .map((rows) => ({ kind: 'list' as const, rows, numbered: rows.length % 2 === 0 })),
      card.map((given) => ({ kind: 'card' as const, publishedAt: 1.7e12, ...given })),
    );
    const button = fc.record({
      action: fc.constantFrom('mute-story' as const, 'pause' as const, 'unsubscribe' as const),
      ...{ label: text, target: fc.stringMatching(/^[\w-]{0,80}$/) },
    });
    fc.assert(
      fc.property(
        fc.constantFrom('alert' as const, 'reply' as const, 'error' as const),
        fc.array(block, { minLength: 1, maxLength: 12 }),
        fc.array(button, { maxLength: 8 }),
        (kind, blocks, buttons) => {
          const wrong = checkBody('message', bodyOf({ kind, blocks, buttons }));
          expect(wrong === 'empty message' ? null : wrong).toBeNull();
        },
      ),
      { numRuns: 150, seed: 11 },
    );
  });
});

test('a time is worded as so long ago, but not after "since" and "until"', () => {
  const { embeds } = render(toReply(['Told ', time(1000), ', paused until ', moment(60_000)]), { key: '', home: null });
  expect(embeds[0]?.description).toBe('Told <t:1:R>, paused until <t:60:f>');
});

test('a refusal is one sentence in red', () => {
  expect(see(toRefusal('There is no command /x.'))).toMatchObject({
    text: 'There is no command /x.',
    colour: 0xdc2626,
  });
});
