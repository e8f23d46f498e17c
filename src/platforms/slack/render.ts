import type { types } from '@slack/bolt';
import { type Block, type Card, type Mention, type Message, toPlainText } from '../../message.ts';
import { toActionsBlocks, toPlain } from './buttons.ts';
import { cut, escapeText, toClean, toCleanLine } from './clean.ts';
import { blockLimits, limits } from './limits.ts';
import { type RichPart, toElements, toFallbackDate, toLink, toMrkdwnDate } from './rich-text.ts';

/** What chat.postMessage takes: blocks for the eye, a text for notifications and screen readers. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

type Shown = types.KnownBlock;

const outletsShown = 8;
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A message within Slack's limits. Texts go into rich text and plain text, where nothing is markup. */
export function toSlackMessage(message: Message): SlackMessage {
  const buttons = toActionsBlocks(message.buttons);
  const mentions = toMentionBlocks(message.mentions ?? []);
  const room = blockLimits.whole - sizeOf([...buttons, ...mentions]);
  const body = fitBlocks(message.blocks, room, blockLimits.blocks - buttons.length - mentions.length);
  return { text: toFallback(message), blocks: [...mentions, ...body, ...buttons] };
}

/** As many blocks as there is room for; a list loses its last rows first, and says how many. */
export function fitBlocks(blocks: readonly Block[], room: number, most: number): Shown[] {
  const shown: Shown[] = [];
  let left = room;
  for (const run of toRuns(blocks)) {
    let made = toBlocks(run);
    if (sizeOf(made) > left) {
      made = toBlocks(shorten(run, left));
      if (sizeOf(made) > left) break;
    }
    if (shown.length + made.length > most) break;
    shown.push(...made);
    left -= sizeOf(made);
  }
  return shown;
}

/** Texts that follow each other are one block, and a list or a preformatted text belongs to what is above it. */
type Run =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'heading'; readonly text: string }
  | RichRun;
type RichRun = { readonly kind: 'rich'; readonly blocks: readonly RichBlock[] };
type RichBlock = Exclude<Block, { kind: 'card' | 'heading' }>;

function toRuns(blocks: readonly Block[]): readonly Run[] {
  const runs: Run[] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (block.kind === 'card') runs.push({ kind: 'card', card: block });
    else if (block.kind === 'heading') runs.push({ kind: 'heading', text: block.text });
    else if (last?.kind === 'rich') runs[runs.length - 1] = { kind: 'rich', blocks: [...last.blocks, block] };
    else runs.push({ kind: 'rich', blocks: [block] });
  }
  return runs;
}

function toBlocks(run: Run): Shown[] {
  if (run.kind === 'card') return toCardBlocks(run.card);
  if (run.kind === 'heading') {
    const text = toCleanLine(run.text, blockLimits.header);
    return text === '' ? [] : [{ type: 'header', text: toPlain(text, blockLimits.header) }];
  }
  const elements: RichPart[] = [];
  for (const block of run.blocks) {
    if (block.kind === 'text') addText(elements, block);
    else if (block.kind === 'preformatted') {
      const text = toClean(block.text, limits.textLength);
      if (text !== '') elements.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] });
    } else {
      const rows = block.rows.map((row) => toElements(row, limits.textLength)).filter((row) => row.length > 0);
      if (rows.length === 0) continue;
      elements.push({
        type: 'rich_text_list',
        style: block.numbered ? 'ordered' : 'bullet',
        elements: rows.map((row) => ({ type: 'rich_text_section', elements: row })),
      });
    }
  }
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements }];
}

/** Two sections in a row run together in Slack: lines of text are one section with line breaks. */
function addText(elements: RichPart[], { inlines }: Extract<Block, { kind: 'text' }>): void {
  const made = toElements(inlines, limits.textLength);
  if (made.length === 0) return;
  const last = elements.at(-1);
  if (last?.type === 'rich_text_section') last.elements.push({ type: 'text', text: '\n' }, ...made);
  else elements.push({ type: 'rich_text_section', elements: made });
}

function shorten(run: Run, room: number): Run {
  if (run.kind !== 'rich') return run;
  let blocks = run.blocks;
  while (blocks.length > 0 && sizeOf(toBlocks({ kind: 'rich', blocks })) > room) {
    const last = blocks[blocks.length - 1];
    const rest = blocks.slice(0, -1);
    if (last?.kind !== 'list' || last.rows.length <= 1) {
      blocks = rest;
      continue;
    }
    const whole = last.rows.length;
    let [least, most] = [0, whole - 1];
    const toTry = (rows: number): readonly RichBlock[] => [
      ...rest,
      { ...last, rows: last.rows.slice(0, rows) },
      { kind: 'text', inlines: [`… and ${whole - rows} more.`] },
    ];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (sizeOf(toBlocks({ kind: 'rich', blocks: toTry(middle) })) <= room) least = middle;
      else most = middle - 1;
    }
    if (least === 0) blocks = rest;
    else return { kind: 'rich', blocks: toTry(least) };
  }
  return { kind: 'rich', blocks };
}

function toCardBlocks(card: Card): Shown[] {
  const title = toLink(toCleanLine(card.title, limits.titleLength), card.url, limits.titleLength, true);
  const summary = toElements(card.summary, limits.textLength);
  const story: RichPart = {
    type: 'rich_text_section',
    elements: [
      ...(title === null ? [] : [title]),
      ...(summary.length === 0 ? [] : [{ type: 'text' as const, text: '\n' }, ...summary]),
    ],
  };
  const language = toLanguage(card.language);
  const context: types.ContextBlock = {
    type: 'context',
    elements: [
      ...(card.outlet === '' ? [] : [toPlain(card.outlet, 150)]),
      { type: 'mrkdwn', text: toMrkdwnDate(card.publishedAt) },
      ...(language === null ? [] : [toPlain(`in ${language}`)]),
      ...(card.matched.length === 0 ? [] : [toPlain(`matches ${card.matched.join(' · ')}`, 300)]),
    ],
  };
  return [{ type: 'rich_text', elements: [story] }, context, ...toOutletBlocks(card.outlets)];
}

function toOutletBlocks(outlets: Card['outlets']): Shown[] {
  const links = outlets
    .slice(0, outletsShown)
    .map(({ name, url }) => toLink(toCleanLine(name, 80), url, 80))
    .filter((link) => link !== null);
  if (links.length === 0) return [];
  const more = outlets.length - links.length;
  const elements = links.flatMap((link, index) => [
    { type: 'text' as const, text: index === 0 ? 'Also: ' : ', ' },
    link,
  ]);
  if (more > 0) elements.push({ type: 'text', text: ` and ${more} more` });
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}

function toLanguage(language: string | null): string | null {
  if (language === null || language === 'en' || !/^[a-z]{2,3}$/.test(language)) return null;
  return languages.of(language) ?? null;
}

/** The one text that is markup: ids that Slack gave, each checked. */
function toMentionBlocks(mentions: readonly Mention[]): Shown[] {
  const pings = mentions.map(toPing).filter((ping) => ping !== null);
  return pings.length === 0 ? [] : [{ type: 'section', text: { type: 'mrkdwn', text: pings.slice(0, 50).join(' ') } }];
}

function toPing({ kind, id }: Mention): string | null {
  if (kind === 'user') return /^[UW][A-Z0-9]{2,30}$/.test(id) ? `<@${id}>` : null;
  return /^S[A-Z0-9]{2,30}$/.test(id) ? `<!subteam^${id}>` : null;
}

/** All of it as plain text: what a notification, a screen reader or a search shows. */
function toFallback(message: Message): string {
  const lines = message.blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'card')
      return [`${toCleanLine(block.title, limits.titleLength)} — ${block.outlet}`, toPlainText(block.summary)];
    if (block.kind === 'list') return block.rows.map((row) => `• ${toWords(row)}`);
    return [block.kind === 'text' ? toWords(block.inlines) : block.text];
  });
  const text = cut(toClean(lines.filter((line) => line !== '').join('\n'), blockLimits.fallback), blockLimits.fallback);
  return escapeText(text) || '…';
}

function toWords(inlines: Parameters<typeof toElements>[0]): string {
  return inlines
    .map((inline) =>
      typeof inline === 'string' ? inline : inline.kind === 'time' ? toFallbackDate(inline.at) : inline.text,
    )
    .join('');
}

export function sizeOf(blocks: readonly unknown[]): number {
  return blocks.reduce<number>((sum, block) => sum + JSON.stringify(block).length + 1, 0);
}
