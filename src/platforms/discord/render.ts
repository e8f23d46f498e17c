import type { APIAllowedMentions, APIEmbed } from 'discord.js';
import { type Block, bold, type Card, type Inline, type Mention, type Message, time } from '../../message.ts';
import { cut, toCleanLine, toSafeUrl } from './clean.ts';
import { type Origin, type Row, toRows } from './components.ts';
import { messageLimits } from './limits.ts';
import { toFenced, toMarkdown, toMarked } from './markdown.ts';

/** The part of a message that is the same in a create, an edit and a reply to a command. */
export interface Rendered {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
  readonly allowed_mentions: APIAllowedMentions;
}

const colours = { alert: 0x2f6fde, wide: 0xd97706, reply: 0x64748b, error: 0xdc2626 } as const;
/** A story that this many more outlets tell is a large one. */
const wideOutlets = 3;
const outletsAtOnce = 12;
const footerLength = 300;
/** A story that would be shown without its title is left out. */
const leastCardRoom = 600;
const summaryLength = 2000;

const isSnowflake = ({ id }: Mention) => /^\d{17,20}$/.test(id);

/** Every text is escaped, cleaned and cut to Discord's limits; nobody is pinged but whom the message names. */
export function render(message: Message, origin: Origin): Rendered {
  const mentions = (message.mentions ?? []).filter(isSnowflake).slice(0, 50);
  // Gaps and the names of fields count too.
  const room: Room = { left: messageLimits.embedTotal - 100 };
  const firstCard = message.blocks.findIndex(({ kind }) => kind === 'card');
  const isLed = message.kind === 'alert' && firstCard > 0;
  const lead = isLed ? message.blocks.slice(0, firstCard) : [];
  const colour = colours[message.kind];
  return {
    content: toContent(mentions, lead),
    embeds: toEmbeds(message.blocks.slice(lead.length), room, colour),
    components: toRows(message.buttons, origin),
    allowed_mentions: {
      parse: [],
      users: mentions.filter(({ kind }) => kind === 'user').map(({ id }) => id),
      roles: mentions.filter(({ kind }) => kind === 'role').map(({ id }) => id),
    },
  };
}

interface Room {
  left: number;
}

function toContent(mentions: readonly Mention[], lead: readonly Block[]): string {
  const pings = mentions.map(({ kind, id }) => (kind === 'role' ? `<@&${id}>` : `<@${id}>`)).join(' ');
  const text = toLines(lead, messageLimits.content - pings.length - 1);
  return [pings, text].filter((part) => part !== '').join(' ');
}

function toEmbeds(blocks: readonly Block[], room: Room, colour: number): readonly APIEmbed[] {
  const embeds: APIEmbed[] = [];
  let plain: Block[] = [];
  const flush = () => {
    const description = toLines(plain, Math.min(messageLimits.description, room.left));
    room.left -= description.length;
    if (description.trim() !== '') embeds.push({ description, color: colour });
    plain = [];
  };
  for (const block of blocks) {
    if (block.kind !== 'card') plain.push(block);
    else {
      flush();
      if (room.left < leastCardRoom) break;
      embeds.push(toCardEmbed(block, room));
    }
  }
  flush();
  return embeds.slice(0, messageLimits.embeds);
}

function toCardEmbed(card: Card, room: Room): APIEmbed {
  const take = (limit: number, toText: (limit: number) => string): string => {
    const text = toText(Math.min(limit, room.left));
    room.left -= text.length;
    return text;
  };
  const url = toSafeUrl(card.url, messageLimits.url);
  const image = card.image === null ? null : toSafeUrl(card.image, messageLimits.url);
  const title = take(messageLimits.title, (limit) =>
    toMarkdown([toCleanLine(card.title) || (url ?? 'Untitled')], limit),
  );
  const byline = take(300, (limit) => toMarkdown(toByline(card), limit));
  const summary = take(summaryLength, (limit) => toMarkdown(card.summary, limit));
  const footer = take(footerLength, (limit) => cut(toCleanLine(`Matched ${card.matched.join(' · ')}`), limit));
  const outlets = take(messageLimits.fieldValue, (limit) => toOutlets(card.outlets, limit));
  return {
    title,
    ...(url === null ? {} : { url }),
    description: [summary, byline].filter((part) => part !== '').join('\n\n'),
    color: card.outlets.length >= wideOutlets ? colours.wide : colours.alert,
    ...(outlets === '' ? {} : { fields: [{ name: 'Also in', value: outlets }] }),
    ...(card.matched.length === 0 || footer === '' ? {} : { footer: { text: footer } }),
    ...(image === null ? {} : { thumbnail: { url: image } }),
  };
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function toByline({ outlet, publishedAt, language }: Card): readonly Inline[] {
  const isKnown = language !== null && /^[a-z]{2,3}$/.test(language) && language !== 'en';
  const name = isKnown ? languageNames.of(language) : undefined;
  return [bold(cut(toCleanLine(outlet), 100)), ' · ', time(publishedAt), ...(name ? [` · in ${name}`] : [])];
}

/** Whole links, as many as there is room for, and how many more. */
function toOutlets(outlets: Card['outlets'], limit: number): string {
  let text = '';
  for (const [index, { name, url }] of outlets.entries()) {
    const rest = outlets.length - index;
    const piece = `${index === 0 ? '' : ' · '}${toMarked({ kind: 'link', text: cut(toCleanLine(name), 80), url })}`;
    if (index >= outletsAtOnce || text.length + piece.length > limit - 20) return `${text} and ${rest} more`.trim();
    text += piece;
  }
  return text;
}

function toLines(blocks: readonly Block[], limit: number): string {
  let text = '';
  for (const block of blocks) {
    const gap = text === '' ? '' : '\n';
    const left = limit - text.length - gap.length;
    if (left < 2) break;
    const lines = toBlockText(block, left);
    if (lines !== '') text += gap + lines;
  }
  return text;
}

function toBlockText(block: Block, room: number): string {
  if (block.kind === 'heading') return toMarkdown([bold(toCleanLine(block.text))], room);
  if (block.kind === 'text') return toMarkdown(block.inlines, room);
  if (block.kind === 'preformatted') return room < 12 ? '' : toFenced(block.text, room);
  if (block.kind === 'card') return toMarkdown([{ kind: 'link', text: block.title, url: block.url }], room);
  let text = '';
  for (const [index, row] of block.rows.entries()) {
    const mark = block.numbered ? `${index + 1}. ` : '- ';
    const rest = `\n… and ${block.rows.length - index} more`;
    const gap = index === 0 ? '' : '\n';
    const line = `${gap}${mark}${toMarkdown(row, messageLimits.description)}`;
    const isLast = index === block.rows.length - 1;
    if (text.length + line.length + (isLast ? 0 : rest.length) > room) {
      return index === 0 ? mark + toMarkdown(row, Math.max(1, room - mark.length)) : (text + rest).slice(0, room);
    }
    text += line;
  }
  return text;
}
