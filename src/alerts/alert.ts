import type { StoredArticle } from '../articles/article.ts';
import { toShortText } from '../articles/plain-text.ts';
import { day } from '../clock.ts';
import { type Button, bold, type Card, type Inline, link, type Mention, type Message, time } from '../message.ts';
import type { Sighting } from '../subscriptions/match.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { joinSentences } from '../summaries/join-sentences.ts';

/** What was published longer ago than this when we first see it is for the archive: a feed that came back, or was rewritten. */
export const oldestAlertMs = 3 * day;

/** The longest summary, in characters: what a phone shows without a fold. */
export const summaryLimit = 420;

export interface AlertParts {
  readonly article: StoredArticle;
  readonly summary: readonly string[];
  readonly sightings: readonly Sighting[];
  readonly subscriptions: readonly Subscription[];
  /** The story's other articles, oldest first. */
  readonly others: readonly StoredArticle[];
}

/** A story as one channel is told it: who told it first, what it says, what it met, who else has it, and what one can do. */
export function toAlert(parts: AlertParts): Message {
  const { article, subscriptions } = parts;
  const mentions = toMentions(subscriptions);
  return {
    kind: 'alert',
    blocks: [toCard(parts)],
    buttons: [
      { action: 'mute-story', label: 'Mute story', target: String(article.storyId) },
      { action: 'pause', label: 'Pause 1 h', target: '1h' },
      ...toUnsubscribes(subscriptions),
    ],
    ...(mentions.length > 0 ? { mentions } : {}),
  };
}

/** A story that the channel knows has now met a further subscription: says which, and by whose report; no second alert. */
export function toFurtherMatch({ article, subscriptions }: Pick<AlertParts, 'article' | 'subscriptions'>): Message {
  const names = subscriptions.map((subscription) => subscription.query).join(', ');
  const mentions = toMentions(subscriptions);
  return {
    kind: 'alert',
    blocks: [
      {
        kind: 'text',
        inlines: [
          'This story now also meets ',
          bold(names),
          ': ',
          link(article.title, article.url),
          ` — ${article.outlet.name}, `,
          time(article.publishedAt),
        ],
      },
    ],
    buttons: toUnsubscribes(subscriptions),
    ...(mentions.length > 0 ? { mentions } : {}),
  };
}

function toCard({ article, summary, sightings, subscriptions, others }: AlertParts): Card {
  const seen = new Set([article.outlet.name]);
  const outlets = others.flatMap((other) => {
    if (seen.has(other.outlet.name)) return [];
    seen.add(other.outlet.name);
    return [{ name: other.outlet.name, url: other.url }];
  });
  return {
    kind: 'card',
    title: article.title,
    url: article.url,
    outlet: article.outlet.name,
    publishedAt: article.publishedAt,
    language: article.language,
    summary: toMarked(joinSentences(summary), sightings),
    matched: subscriptions.map((subscription) => subscription.query),
    outlets,
    image: article.image,
  };
}

/** Each person or role once, however many of its subscriptions were met. */
function toMentions(subscriptions: readonly Subscription[]): readonly Mention[] {
  const byName = new Map(
    subscriptions.flatMap(({ mention }) => (mention === null ? [] : [[`${mention.kind} ${mention.id}`, mention]])),
  );
  return [...byName.values()];
}

function toUnsubscribes(subscriptions: readonly Subscription[]): readonly Button[] {
  return subscriptions.slice(0, 3).map((subscription) => toUnsubscribe(subscription, subscriptions.length > 1));
}

function toUnsubscribe(subscription: Subscription, isOneOfSeveral: boolean): Button {
  const name = toShortText(subscription.query, 40);
  return {
    action: 'unsubscribe',
    label: isOneOfSeveral ? `Unsubscribe ${name}` : 'Unsubscribe',
    target: String(subscription.number),
  };
}

/** An accent of its own belongs to its letter. */
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
const unspacedScript =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Hang}]/u;

/**
 * A text with the words that met the query in bold. Sightings stand in the article's own fields; the text holds sentences of
 * those, so that the same words are looked for, as whole words.
 */
export function toMarked(text: string, sightings: readonly Sighting[]): readonly Inline[] {
  const words = [...new Set(sightings.map((sighting) => sighting.text))]
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
  const marks: { start: number; end: number }[] = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const mark = { start: at, end: at + word.length };
      const isFree = marks.every((other) => mark.end <= other.start || mark.start >= other.end);
      if (isFree && isWhole(text, mark)) marks.push(mark);
    }
  }
  marks.sort((a, b) => a.start - b.start);
  const inlines: Inline[] = [];
  let end = 0;
  for (const mark of marks) {
    if (mark.start > end) inlines.push(text.slice(end, mark.start));
    inlines.push(bold(text.slice(mark.start, mark.end)));
    end = mark.end;
  }
  if (end < text.length) inlines.push(text.slice(end));
  return inlines;
}

function isWhole(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  if (unspacedScript.test(text.slice(start, end))) return true;
  return !wordCharacter.test(text[start - 1] ?? '') && !wordCharacter.test(text[end] ?? '');
}
