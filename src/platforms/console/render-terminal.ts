import type { Block, Card, Inline } from '../../message.ts';
import { toClean, toCleanLine, toSafeUrl } from './clean.ts';
import { toLanguageMarks } from './language.ts';
import { limits } from './limits.ts';
import type { Shown } from './shown.ts';
import { toExact, toRelative } from './times.ts';
import { type Span, toWidth, wrap } from './wrap.ts';

export interface TerminalStyle {
  /** Columns. */
  readonly width: number;
  /** Bold and dim by ANSI; only for a terminal that wants it. */
  readonly hasColors: boolean;
}

const plain = (text: string): Span => ({ text, style: 'plain' });
const dim = (text: string): Span => ({ text, style: 'dim' });
const bold = (text: string): Span => ({ text, style: 'bold' });
const mostOutlets = 8;

/** A message as a terminal shows it: its channel, then its lines, indented under it; no control character of a foreign text. */
export function renderForTerminal(shown: Shown, kind: 'added' | 'edited', style: TerminalStyle, now: number): string {
  const label = `#${toCleanLine(shown.channelName, 40)}`;
  const indent = ' '.repeat(Math.min(toWidth(label) + 1, 12));
  const width = Math.max(30, style.width - indent.length);
  const lines = kind === 'edited' ? toEditLines(shown) : toLines(shown, now);
  const wrapped = lines.flatMap((line) => (line.isWhole ? [line.spans] : wrap(line.spans, width)));
  const rows = wrapped.map(
    (spans) =>
      `${indent}${spans
        .map((span) => toText(span, style.hasColors))
        .join('')
        .trimEnd()}`,
  );
  const head = toText(dim(label), style.hasColors);
  // The label stands before the first line where it fits there.
  if (indent.length > toWidth(label))
    return `${head}${' '.repeat(indent.length - toWidth(label))}${(rows[0] ?? '').slice(indent.length)}\n${rows
      .slice(1)
      .map((row) => `${row}\n`)
      .join('')}`;
  return `${head}\n${rows.map((row) => `${row}\n`).join('')}`;
}

interface Line {
  readonly spans: readonly Span[];
  /** A link: never broken, so that it can be clicked and copied. */
  readonly isWhole?: boolean;
}

function toLines({ message, inReplyTo, asked: _asked }: Shown, now: number): readonly Line[] {
  const lines: Line[] = [];
  if (inReplyTo !== null) lines.push({ spans: [dim(`in reply to: ${toCleanLine(inReplyTo.title, 90)}`)] });
  for (const block of message.blocks) lines.push(...toBlockLines(block, now));
  return lines.length > 0 ? lines : [{ spans: [dim('(empty)')] }];
}

/** An alert changes when more outlets tell its story; the rest of it has been printed. */
function toEditLines({ message }: Shown): readonly Line[] {
  return message.blocks
    .filter((block) => block.kind === 'card')
    .map((card) => ({
      spans: [dim('also in '), plain(toOutlets(card)), dim(`: ${toCleanLine(card.title, 120)}`)],
    }));
}

function toBlockLines(block: Block, now: number): readonly Line[] {
  if (block.kind === 'card') return toCardLines(block, now);
  if (block.kind === 'heading') return [{ spans: [bold(toCleanLine(block.text, limits.titleLength))] }];
  if (block.kind === 'preformatted')
    return block.text.split('\n').map((line) => ({ spans: [plain(toClean(line, 200))], isWhole: true }));
  if (block.kind === 'text') return toInlineLines(block.inlines, now);
  return block.rows.flatMap((row, index) => toInlineLines([block.numbered ? `${index + 1}. ` : '• ', ...row], now));
}

function toCardLines(card: Card, now: number): readonly Line[] {
  const { foreign } = toLanguageMarks(card.language);
  const facts = [toCleanLine(card.outlet, 80), toRelative(card.publishedAt, now), foreign];
  const matched = card.matched.map((query) => toCleanLine(query, 80)).join(', ');
  const url = toSafeUrl(card.url);
  return [
    { spans: [bold(toCleanLine(card.title, limits.titleLength) || '(no title)')] },
    {
      spans: [
        dim(`${facts.filter((fact) => fact !== null).join(' · ')}${matched === '' ? '' : ` · matched: ${matched}`}`),
      ],
    },
    ...(card.summary.length > 0 ? [{ spans: toSpans(card.summary, now) }] : []),
    ...(card.outlets.length > 0 ? [{ spans: [dim('also in '), plain(toOutlets(card))] }] : []),
    ...(url === null ? [] : [{ spans: [plain(url)], isWhole: true }]),
  ];
}

function toOutlets({ outlets }: Card): string {
  const names = outlets.slice(0, mostOutlets).map(({ name }) => toCleanLine(name, 60));
  return outlets.length > mostOutlets
    ? `${names.join(', ')} and ${outlets.length - mostOutlets} more`
    : names.join(', ');
}

/** The text, then each of its links on a line of its own. */
function toInlineLines(inlines: readonly Inline[], now: number): readonly Line[] {
  const links = inlines.flatMap((inline) =>
    typeof inline !== 'string' && inline.kind === 'link' ? [toSafeUrl(inline.url)] : [],
  );
  return [
    { spans: toSpans(inlines, now) },
    ...links.filter((url) => url !== null).map((url) => ({ spans: [plain(url)], isWhole: true })),
  ];
}

function toSpans(inlines: readonly Inline[], _now: number): readonly Span[] {
  return inlines.map((inline) => {
    if (typeof inline === 'string') return plain(toKeptSpaces(inline));
    if (inline.kind === 'time') return plain(toExact(inline.at));
    return inline.kind === 'link' ? plain(toKeptSpaces(inline.text)) : bold(toKeptSpaces(inline.text));
  });
}

/** A span's outer spaces part it from its neighbours. */
function toKeptSpaces(text: string): string {
  const clean = toCleanLine(text, limits.textLength);
  if (clean === '') return /\s/.test(text) ? ' ' : '';
  return `${/^\s/.test(text) ? ' ' : ''}${clean}${/\s$/.test(text) ? ' ' : ''}`;
}

function toText({ text, style }: Span, hasColors: boolean): string {
  if (!hasColors || style === 'plain') return text;
  return style === 'bold' ? `\u001b[1m${text}\u001b[22m` : `\u001b[2m${text}\u001b[22m`;
}
