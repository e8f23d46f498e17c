import { toUrlKey } from '../src/articles/canonical-url.ts';
import { toPlainLine, toShortText } from '../src/articles/plain-text.ts';
import type { CommandContext } from '../src/chat/command.ts';
import { type Command, defineCommand } from '../src/chat/command.ts';
import { toCount } from '../src/chat/duration.ts';
import { findSource, toSourceChoices, toSourceId } from '../src/chat/find-source.ts';
import { compareByHealth, toHealthRow } from '../src/chat/source-health.ts';
import { second } from '../src/clock.ts';
import { UserError } from '../src/errors.ts';
import { bold, code, link, toReply } from '../src/message.ts';
import type { Source } from '../src/sources/source.ts';

const most = 25;

const completeName = async (typed: string, { channel, store }: CommandContext) =>
  toSourceChoices(await store.sources.visibleTo(channel.workspaceId), typed);

const list = defineCommand({
  name: 'list',
  description: 'The sources that are watched, and how they fare',
  access: 'anyone',
  visibility: 'private',
  options: { name: { kind: 'text', description: 'Only those with this in their name or id', complete: completeName } },
  examples: ['sources list', 'sources list bbc'],
  async run({ name = '' }, { channel, clock, store }) {
    const part = name.toLowerCase();
    const states = (await store.sources.visibleTo(channel.workspaceId))
      .filter(({ source }) => source.name.toLowerCase().includes(part) || source.id.includes(part))
      .toSorted(compareByHealth);
    if (states.length === 0)
      return toReply(name === '' ? 'No sources are watched.' : `No source is called “${name.slice(0, 60)}”.`);
    const failing = states.filter((state) => state.failingSince !== null || state.parked !== null).length;
    const rest = states.length - most;
    return toReply(
      `${toCount(states.length, 'source')}, ${failing === 0 ? 'all well' : `${failing} not well`}:`,
      { kind: 'list', rows: states.slice(0, most).map((state) => toHealthRow(state, clock.now())) },
      ...(rest > 0 ? [['And ', `${rest} more that are no worse. To see one: `, code('/sources list bbc')]] : []),
    );
  },
});

const add = defineCommand({
  name: 'add',
  description: 'Watch a feed, or the feed of a web page, for this workspace',
  access: 'manager',
  visibility: 'channel',
  options: {
    url: { kind: 'text', required: true, description: 'The address of a feed or of a web page' },
    name: { kind: 'text', description: 'What to call it; left out: its own title' },
  },
  examples: ['sources add https://www.csis.org/rss.xml'],
  async run({ url, name }, { channel, clock, services, store }) {
    const look = await services.lookAt(url);
    if (look.status === 'failed') throw new UserError('argument_invalid', look.sentence);
    if (look.status === 'feeds') {
      return toReply('This page links to several feeds. Add the one you want:', {
        kind: 'list',
        rows: look.feeds.map((feed) => [link(feed.title, feed.url), ' ', code(`/sources add ${feed.url}`)]),
      });
    }
    const present = await store.sources.visibleTo(null);
    const twin = present.find(
      ({ source }) =>
        toUrlKey(source.url) === toUrlKey(look.url) &&
        (source.workspaceId === null || source.workspaceId === channel.workspaceId),
    );
    if (twin !== undefined)
      throw new UserError('source_exists', `That feed is watched already, as ${twin.source.name} (${twin.source.id}).`);
    const title = toShortText(toPlainLine(name ?? look.name), 80);
    const source: Source = {
      id: toSourceId(title, new Set(present.map((state) => state.source.id))),
      workspaceId: channel.workspaceId,
      kind: 'feed',
      name: title,
      url: look.url,
      language: look.language,
      country: null,
      topics: [],
      fullText: 'auto',
      userAgent: null,
    };
    await store.sources.add(source, clock.now());
    services.sourcesChanged();
    const begun = `(${source.id}) from now on, for this workspace alone.`;
    if (look.titles.length === 0) return toReply(['Watching ', bold(source.name), ` ${begun} It holds nothing yet.`]);
    return toReply(
      ['Watching ', bold(source.name), ` ${begun} Its newest:`],
      { kind: 'list', rows: look.titles.slice(0, 3).map((one) => [one]) },
      'What it holds already goes into the archive without an alert.',
    );
  },
});

const remove = defineCommand({
  name: 'remove',
  description: 'Stop watching a source that this workspace added',
  access: 'manager',
  visibility: 'channel',
  options: {
    name: {
      kind: 'text',
      required: true,
      description: 'Its name or id',
      complete: async (typed, { channel, store }) => {
        const states = await store.sources.visibleTo(channel.workspaceId);
        return toSourceChoices(
          states.filter(({ source }) => source.workspaceId !== null),
          typed,
        );
      },
    },
  },
  examples: ['sources remove csis'],
  async run({ name }, { channel, services, store }) {
    const { source } = findSource(await store.sources.visibleTo(channel.workspaceId), name);
    if (source.workspaceId === null) {
      throw new UserError(
        'not_allowed',
        `${source.name} belongs to the installation; whoever runs Wirewatch can take it away in its settings.`,
      );
    }
    await store.sources.remove(source.id);
    services.sourcesChanged();
    return toReply([bold(source.name), ' is no longer watched. Its articles stay in the archive.']);
  },
});

const check = defineCommand({
  name: 'check',
  description: 'Ask a source now, and say how it answered',
  access: 'manager',
  visibility: 'private',
  options: { name: { kind: 'text', required: true, description: 'Its name or id', complete: completeName } },
  examples: ['sources check bbc-world'],
  async run({ name }, { channel, clock, services, store }) {
    const { source, parked, failingSince } = findSource(await store.sources.visibleTo(channel.workspaceId), name);
    const startedAt = clock.now();
    const result = await services.tryFetch(source);
    const took = `${((clock.now() - startedAt) / second).toFixed(1)} s`;
    if (result.status === 'failed')
      return toReply([bold(source.name), ` failed after ${took}. ${result.failure.sentence}`]);
    const count = result.status === 'ok' ? toCount(result.articles.length, 'article') : 'nothing new';
    if (parked !== null || failingSince !== null) {
      await store.sources.wake(source.id, clock.now());
      services.sourcesChanged();
    }
    return toReply(
      [
        bold(source.name),
        ` answered in ${took} with ${count}.${parked === null ? '' : ' It was parked and is watched again.'}`,
      ],
      ...(result.status === 'ok' && result.articles.length > 0
        ? [
            {
              kind: 'list' as const,
              rows: result.articles.slice(0, 3).map((article) => [link(article.title, article.url)]),
            },
          ]
        : []),
    );
  },
});

const subcommands: readonly Command[] = [list, add, remove, check];

export const sources = defineCommand({
  name: 'sources',
  description: 'The sources: list, add, remove, check',
  access: 'anyone',
  visibility: 'private',
  options: {},
  examples: subcommands.flatMap((subcommand) => subcommand.examples),
  subcommands,
  async run() {
    throw new UserError('command_unknown', `Type /sources ${subcommands.map(({ name }) => name).join(', /sources ')}.`);
  },
});
