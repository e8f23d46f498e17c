import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day, hour, minute } from '../../src/clock.ts';
import { type Desk, openDesk, theWire } from '../fakes/desk-kit.ts';
import { fault, ok, redirect } from '../fakes/feed-server.ts';
import { toRss } from '../fakes/rss.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
  await desk.store.sources.sync([theWire], desk.clock.now());
});

afterEach(() => desk.close());

const bulletin = toRss(
  ['Micron goes to court', 'Ministers meet in Geneva', 'Grain leaves Odesa', 'Talks go on'].map((title, index) => ({
    title,
    link: `http://bulletin.example/${index}`,
  })),
  'House Bulletin',
);
const html = { type: 'text/html; charset=utf-8' };
const page = (...feeds: readonly (readonly [string, string])[]) =>
  `<!doctype html><html><head><title>Bulletin</title>${feeds
    .map(([title, href]) => `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`)
    .join('')}</head><body><p>Welcome.</p></body></html>`;

describe('/sources add', () => {
  test('a feed is watched for this workspace, and shows its newest', async () => {
    desk.web.answer('/rss', ok(bulletin));
    expect(await desk.type('/sources add http://bulletin.example/rss')).toBe(
      [
        'Watching *House Bulletin* (house-bulletin) from now on, for this workspace alone. Its newest:',
        '- Micron goes to court',
        '- Ministers meet in Geneva',
        '- Grain leaves Odesa',
        'What it holds already goes into the archive without an alert.',
      ].join('\n'),
    );
    expect(desk.wakes).toBe(1);
    expect(await desk.store.sources.byId('house-bulletin')).toMatchObject({
      source: { workspaceId: 'discord:acme', url: 'http://bulletin.example/rss', kind: 'feed', language: 'en' },
      firstFetchedAt: null,
    });
    expect(await desk.type('/sources list')).toContain('- *House Bulletin* (house-bulletin) — not asked yet');
  });

  test('it takes the name that is given, and the id that is free', async () => {
    desk.web.answer('/rss', ok(bulletin));
    desk.web.answer('/two', ok(bulletin));
    await desk.type('/sources add http://bulletin.example/rss');
    expect(await desk.type('/sources add http://bulletin.example/two')).toContain('(house-bulletin-2)');
    desk.web.answer('/three', ok(bulletin));
    expect(await desk.type('/sources add http://bulletin.example/three name:"Ma Gazette — été"')).toContain(
      'Watching *Ma Gazette — été* (ma-gazette-ete)',
    );
  });

  test('a name of another script gets an id all the same, and a long one is cut between words', async () => {
    for (const path of ['/a', '/b']) desk.web.answer(path, ok(bulletin));
    expect(await desk.type('/sources add http://bulletin.example/a name:日本経済')).toContain('(source)');
    const long = `"${'Very long name '.repeat(20)}"`;
    const [line = ''] = (await desk.type(`/sources add http://bulletin.example/b name:${long}`)).split('\n');
    expect(/\*(.*)\*/.exec(line)?.[1]?.length).toBeLessThanOrEqual(80);
  });

  test('a feed that holds nothing yet is watched too', async () => {
    desk.web.answer('/rss', ok(toRss([], 'House Bulletin')));
    expect(await desk.type('/sources add http://bulletin.example/rss')).toBe(
      'Watching *House Bulletin* (house-bulletin) from now on, for this workspace alone. It holds nothing yet.',
    );
  });

  test('a page with one feed is as good as its feed', async () => {
    desk.web.answer('/', ok(page(['News', '/rss']), html));
    desk.web.answer('/rss', ok(bulletin));
    expect(await desk.type('/sources add http://bulletin.example/')).toContain('Watching *House Bulletin*');
    expect((await desk.store.sources.byId('house-bulletin'))?.source.url).toBe('http://bulletin.example/rss');
  });

  test('a page with several feeds offers them, each ready to be typed', async () => {
    desk.web.answer('/', ok(page(['World', '/world.xml'], ['Chips', '/chips.xml']), html));
    desk.web.answer('/chips.xml', ok(bulletin));
    const reply = await desk.type('/sources add http://bulletin.example/');
    expect(reply).toBe(
      [
        'This page links to several feeds. Add the one you want:',
        '- [World](http://bulletin.example/world.xml) `/sources add http://bulletin.example/world.xml`',
        '- [Chips](http://bulletin.example/chips.xml) `/sources add http://bulletin.example/chips.xml`',
      ].join('\n'),
    );
    expect(desk.wakes).toBe(0);
    const typed = /`(\/sources [^`]*chips[^`]*)`/.exec(reply)?.[1] ?? '';
    expect(await desk.type(typed)).toContain('Watching *House Bulletin*');
  });

  test('a page with none is told where to look', async () => {
    desk.web.answer('/', ok(page(), html));
    expect(await desk.type('/sources add http://bulletin.example/')).toBe(
      'That is a web page, and it links to no feed. Look for “RSS” on the site, and give the address of that.',
    );
  });

  test.each([
    'http://127.0.0.1/feed',
    'http://10.0.0.7/feed',
    'http://[::1]/feed',
    'http://169.254.169.254/latest/meta-data',
    'http://inside.example/feed',
    'https://inside.example/feed',
  ])('a private address is refused without being asked: %s', async (url) => {
    const { message, visibility } = await desk.ask(`/sources add ${url}`);
    expect(visibility).toBe('private');
    expect(message).toMatchObject({ kind: 'error' });
    expect(JSON.stringify(message)).toMatch(/private|public/);
    expect(desk.web.requests).toEqual([]);
  });

  test.each([
    ['a redirect', redirect('http://inside.example/feed', 301)],
    ['the feed of a page', ok(page(['News', 'http://inside.example/feed']), html)],
  ])('%s leads to no private address either', async (_name, answer) => {
    desk.web.answer('/', answer);
    expect(await desk.ask('/sources add http://bulletin.example/')).toMatchObject({ message: { kind: 'error' } });
    expect(desk.web.requests).toHaveLength(1);
    expect(await desk.store.sources.visibleTo(null)).toHaveLength(1);
  });

  test.each([
    'http://bulletin.example/rss',
    'http://bulletin.example/rss/',
    'HTTP://Bulletin.example/rss',
    'http://www.bulletin.example/rss',
    'http://bulletin.example/rss#top',
  ])('what is watched already is not added twice: %s', async (url) => {
    for (const path of ['/rss', '/rss/']) desk.web.answer(path, ok(bulletin));
    await desk.type('/sources add http://bulletin.example/rss');
    expect(await desk.type(`/sources add ${url}`)).toBe(
      'That feed is watched already, as House Bulletin (house-bulletin).',
    );
    expect(await desk.store.sources.visibleTo('discord:acme')).toHaveLength(2);
  });

  test('what the installation watches is not added for a workspace', async () => {
    desk.web.answer('/feed.xml', ok(bulletin));
    expect(await desk.type('/sources add http://thewire.example/feed.xml')).toBe(
      'That feed is watched already, as The Wire (the-wire).',
    );
  });

  test.each([
    ['/sources add', '/sources add needs url: the address of a feed or of a web page.'],
    ['/sources add soon', 'There is no site called soon;'],
    ['/sources add http://', '“http://” is not an address.'],
    ['/sources add ftp://bulletin.example/rss', 'http'],
    ['/sources add file:///etc/passwd', 'http'],
    ['/sources add http://bulletin.example/missing', '404'],
    ['/sources add http://bulletin.example/broken', 'breaks off before its first article'],
    ['/sources add http://bulletin.example/empty', 'The answer is empty'],
    ['/sources add http://bulletin.example/loop', 'circles'],
    ['/sources add http://bulletin.example/bomb', 'larger than the 10 MiB'],
  ])('%s is refused in one plain sentence', async (line, part) => {
    desk.web.answer('/broken', ok('<rss version="2.0"><channel><item><title>Cut o'));
    desk.web.answer('/empty', ok(''));
    desk.web.answer('/loop', fault.redirectLoop);
    desk.web.answer('/bomb', fault.bomb('gzip', 16));
    const { message } = await desk.ask(line);
    expect(message).toMatchObject({ kind: 'error', blocks: [{ kind: 'text' }] });
    expect(await desk.type(line)).toContain(part);
    expect(desk.wakes).toBe(0);
  });

  test('only who manages the channel may', async () => {
    expect(await desk.type('/sources add http://bulletin.example/rss', { isManager: false })).toBe(
      '/sources add is for those who manage this channel. Ask one of them.',
    );
    expect(desk.web.requests).toEqual([]);
  });

  test('the channel reads what was added', async () => {
    desk.web.answer('/rss', ok(bulletin));
    expect(await desk.ask('/sources add http://bulletin.example/rss')).toMatchObject({ visibility: 'channel' });
  });
});

describe('/sources remove', () => {
  beforeEach(async () => {
    desk.web.answer('/rss', ok(bulletin));
    await desk.type('/sources add http://bulletin.example/rss');
  });

  test.each(['house-bulletin', 'House Bulletin', 'bulletin'])(
    'what the workspace added is no longer watched: %s',
    async (name) => {
      expect(await desk.type(`/sources remove ${name}`)).toBe(
        '*House Bulletin* is no longer watched. Its articles stay in the archive.',
      );
      expect(await desk.store.sources.byId('house-bulletin')).toBeNull();
      expect(desk.wakes).toBe(2);
    },
  );

  test('what belongs to the installation stays', async () => {
    expect(await desk.type('/sources remove the-wire')).toBe(
      'The Wire belongs to the installation; whoever runs Wirewatch can take it away in its settings.',
    );
    expect(await desk.store.sources.byId('the-wire')).not.toBeNull();
  });

  test('completion offers only what can be removed', async () => {
    expect(await desk.complete('sources remove', 'name', '')).toEqual([
      { label: 'House Bulletin', value: 'house-bulletin' },
    ]);
  });

  test.each([
    ['/sources remove', '/sources remove needs name: its name or id. For example: /sources remove csis'],
    ['/sources remove nobody', 'There is no source “nobody”. /sources list shows them.'],
    ['/sources remove e', '“e” could be several sources: house-bulletin, the-wire. Give the id of one.'],
  ])('%s is refused with a sentence', async (line, sentence) => {
    expect(await desk.type(line)).toBe(sentence);
    expect(await desk.type(line, { isManager: false })).toContain('/sources remove');
  });
});

describe('/sources check', () => {
  /** The installation's own, asked at http so that our server answers. */
  const wire = { ...theWire, url: 'http://thewire.example/feed.xml' };

  beforeEach(() => desk.store.sources.sync([wire], desk.clock.now()));

  test('a source that is well shows its newest, and nothing is stored', async () => {
    desk.web.answer('/feed.xml', ok(bulletin));
    expect(await desk.type('/sources check the-wire')).toBe(
      [
        '*The Wire* answered in 0.0 s with 4 articles.',
        '- [Micron goes to court](http://bulletin.example/0)',
        '- [Ministers meet in Geneva](http://bulletin.example/1)',
        '- [Grain leaves Odesa](http://bulletin.example/2)',
      ].join('\n'),
    );
    expect(await desk.store.articles.count()).toBe(0);
    expect(desk.wakes).toBe(0);
  });

  test('one that fails says why', async () => {
    desk.web.answer('/feed.xml', fault.status(503));
    expect(await desk.type('/sources check the-wire')).toMatch(/^\*The Wire\* failed after 0\.0 s\. .*503/);
  });

  test('one that is parked is watched again once it answers, and not before', async () => {
    await desk.store.sources.saveState('the-wire', { parked: { at: desk.clock.now(), reason: 'It has gone.' } });
    desk.web.answer('/feed.xml', [fault.gone, ok(bulletin)]);
    expect(await desk.type('/sources check the-wire')).toContain('failed');
    expect((await desk.store.sources.byId('the-wire'))?.parked).not.toBeNull();
    expect(await desk.type('/sources check the-wire')).toContain('It was parked and is watched again.');
    expect(await desk.store.sources.byId('the-wire')).toMatchObject({ parked: null, nextPollAt: desk.clock.now() });
    expect(desk.wakes).toBe(1);
  });

  test('one that was failing and answers again is asked at once', async () => {
    await desk.store.sources.saveState('the-wire', {
      failures: 9,
      failingSince: desk.clock.now() - day,
      nextPollAt: desk.clock.now() + 6 * hour,
    });
    desk.web.answer('/feed.xml', ok(bulletin));
    await desk.type('/sources check the-wire');
    expect(await desk.store.sources.byId('the-wire')).toMatchObject({ nextPollAt: desk.clock.now() });
  });

  test('it is for managers, who see the answer alone', async () => {
    desk.web.answer('/feed.xml', ok(bulletin));
    expect(await desk.type('/sources check the-wire', { isManager: false })).toBe(
      '/sources check is for those who manage this channel. Ask one of them.',
    );
    expect(await desk.ask('/sources check the-wire')).toMatchObject({ visibility: 'private' });
  });
});

describe('/sources list', () => {
  test('what needs a person comes first, with since when and why', async () => {
    const now = desk.clock.now();
    const named = (id: string, name: string) => ({ ...theWire, id, name, url: `https://${id}.example/feed` });
    await desk.store.sources.sync(
      [theWire, named('harbour', 'Harbour Times'), named('gazette', 'Gazette'), named('ledger', 'Ledger')],
      now,
    );
    const sentence = 'harbour.example answered with the status 503.';
    await desk.store.sources.saveState('harbour', {
      failures: 3,
      failingSince: now - 2 * hour,
      lastError: { code: 'http_status', sentence, at: now },
    });
    await desk.store.sources.saveState('ledger', { parked: { at: now - day, reason: 'It has gone for good.' } });
    await desk.store.sources.saveState('gazette', { lastSuccessAt: now - 5 * minute, pollEveryMs: 10 * minute });
    expect(await desk.type('/sources list')).toBe(
      [
        '4 sources, 2 not well:',
        '- *Ledger* (ledger) — parked since 2026-01-04 08:00: It has gone for good.',
        `- *Harbour Times* (harbour) — failing since 2026-01-05 06:00: ${sentence}`,
        '- *Gazette* (gazette) — well, last answer 5 minutes ago, asked every 10 minutes',
        '- *The Wire* (the-wire) — not asked yet',
      ].join('\n'),
    );
    expect(await desk.type('/status')).toContain('4 sources, 2 not well:\n- *Ledger*');
  });

  test('it can be narrowed by a part of a name or an id', async () => {
    expect(await desk.type('/sources list WIRE')).toContain('1 source, all well:');
    expect(await desk.type('/sources list nobody')).toBe('No source is called “nobody”.');
    expect(await desk.complete('sources list', 'name', 'WIRE')).toHaveLength(1);
  });

  test('of very many the worst are shown, and how to see the others', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ ...theWire, id: `wire-${index}`, name: `Wire ${index}` }));
    await desk.store.sources.sync(many, desk.clock.now());
    const reply = await desk.type('/sources list');
    expect(reply.split('\n')).toHaveLength(27);
    expect(reply).toContain('And 15 more that are no worse. To see one: `/sources list bbc`');
  });

  test('without any it says so', async () => {
    await desk.store.sources.sync([], desk.clock.now());
    expect(await desk.type('/sources list')).toBe('No sources are watched.');
  });

  test.each(['/sources', '/sources list'])('%s is open to anyone, who sees it alone', async (line) => {
    expect(await desk.ask(line, { isManager: false })).toMatchObject({
      visibility: 'private',
      message: { kind: 'reply' },
    });
  });

  test('a part that there is not is named, with those that there are', async () => {
    expect(await desk.type('/sources weather')).toBe('/sources has no “weather”; it has list, add, remove, check.');
  });
});
