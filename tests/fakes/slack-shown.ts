/** What a person sees of blocks: the words, whom they ping, where they lead, what can be pressed. */
export interface Shown {
  readonly text: string;
  /** `@U123`, `@S123`, `@channel`. */
  readonly pings: readonly string[];
  readonly links: readonly string[];
  readonly buttons: readonly ShownButton[];
}

export interface ShownButton {
  readonly label: string;
  readonly action: Readonly<Record<string, unknown>>;
  readonly blockId: string;
}

type Thing = Readonly<Record<string, unknown>>;

interface Page {
  readonly lines: string[];
  readonly pings: string[];
  readonly links: string[];
  readonly buttons: ShownButton[];
}

export function toShown(text: string | undefined, blocks: readonly Thing[] | undefined): Shown {
  const page: Page = { lines: [], pings: [], links: [], buttons: [] };
  // With blocks, the text is for notifications only; yet a ping in it would be a ping.
  const fallback = readMrkdwn(text ?? '', page);
  if (blocks === undefined || blocks.length === 0) page.lines.push(fallback);
  for (const [index, block] of (blocks ?? []).entries()) readBlock(block, String(block.block_id ?? `b${index}`), page);
  return { ...page, text: page.lines.filter((line) => line !== '').join('\n') };
}

function readBlock(block: Thing, blockId: string, page: Page): void {
  const list = (value: unknown): readonly Thing[] => (Array.isArray(value) ? (value as readonly Thing[]) : []);
  if (block.text !== undefined) page.lines.push(readText(block.text as Thing, page));
  if (block.type === 'context')
    page.lines.push(
      list(block.elements)
        .map((one) => readText(one, page))
        .join(' '),
    );
  if (block.type === 'rich_text') for (const part of list(block.elements)) readRichPart(part, page);
  if (block.type === 'input') page.lines.push(`[${readText(block.label as Thing, page)}]`);
  const pressable = [
    ...(block.type === 'actions' ? list(block.elements) : []),
    ...(block.accessory ? [block.accessory as Thing] : []),
  ];
  for (const element of pressable) {
    if (element.type === 'button')
      page.buttons.push({ label: readText(element.text as Thing, page), action: element, blockId });
    for (const option of list(element.options)) {
      const { options: _, ...menu } = element;
      page.buttons.push({
        label: readText(option.text as Thing, page),
        action: { ...menu, selected_option: option },
        blockId,
      });
    }
  }
}

function readRichPart(part: Thing, page: Page): void {
  const elements = part.elements as readonly Thing[];
  if (part.type === 'rich_text_list') {
    for (const [index, row] of elements.entries()) {
      page.lines.push(`${part.style === 'ordered' ? `${index + 1}.` : '•'} ${toWords(row.elements as Thing[], page)}`);
    }
  } else page.lines.push(toWords(elements, page));
}

function toWords(elements: readonly Thing[], page: Page): string {
  return elements
    .map((element) => {
      if (element.type === 'user') page.pings.push(`@${String(element.user_id)}`);
      if (element.type === 'usergroup') page.pings.push(`@${String(element.usergroup_id)}`);
      if (element.type === 'broadcast') page.pings.push(`@${String(element.range)}`);
      if (element.type === 'link') page.links.push(String(element.url));
      if (element.type === 'date') return String(element.fallback);
      return String(element.text ?? element.url ?? '');
    })
    .join('');
}

function readText(text: Thing, page: Page): string {
  return text.type === 'mrkdwn' ? readMrkdwn(String(text.text), page) : String(text.text);
}

/** https://docs.slack.dev/messaging/formatting-message-text; what would be bold or code is marked, so that a test can see it. */
function readMrkdwn(text: string, page: Page): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inner: string) => {
      const [target = '', label] = inner.split('|', 2);
      const ping = /^@(\w+)$|^!subteam\^(\w+)$|^!(channel|here|everyone)$/.exec(target);
      if (ping !== null) {
        page.pings.push(`@${ping[1] ?? ping[2] ?? ping[3]}`);
        return `@${ping[1] ?? ping[2] ?? ping[3]}`;
      }
      if (target.startsWith('!date') || target.startsWith('#')) return label ?? target;
      page.links.push(target);
      return label ?? target;
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
