/**
 * What Slack refuses of a message's or a view's blocks, as its Block Kit reference says it; there is no published schema. Unknown
 * types and unknown fields are refused too, so that a slip of ours is not passed over.
 */
export interface Refusal {
  readonly error: 'invalid_blocks' | 'msg_blocks_too_long' | 'invalid_arguments' | 'no_text' | 'msg_too_long';
  readonly why: string;
}

type Surface = 'message' | 'modal' | 'home';
type Thing = Readonly<Record<string, unknown>>;

class Invalid extends Error {}

const messageLength = 13_200;
const fields: Readonly<Record<string, readonly string[]>> = {
  section: ['text', 'fields', 'accessory', 'expand'],
  header: ['text'],
  divider: [],
  context: ['elements'],
  actions: ['elements'],
  image: ['image_url', 'alt_text', 'title'],
  input: ['label', 'hint', 'element', 'optional', 'dispatch_action'],
  rich_text: ['elements'],
  button: ['text', 'value', 'url', 'style', 'confirm', 'accessibility_label'],
  overflow: ['options', 'confirm'],
  plain_text_input: [
    'initial_value',
    'multiline',
    'min_length',
    'max_length',
    'placeholder',
    'focus_on_load',
    'dispatch_action_config',
  ],
  conversations_select: [
    'initial_conversation',
    'default_to_current_conversation',
    'filter',
    'placeholder',
    'response_url_enabled',
    'focus_on_load',
  ],
  users_select: ['initial_user', 'placeholder', 'focus_on_load'],
  rich_text_section: ['elements'],
  rich_text_list: ['elements', 'style', 'indent', 'offset', 'border'],
  rich_text_preformatted: ['elements', 'border'],
  rich_text_quote: ['elements', 'border'],
  text: ['text', 'style'],
  link: ['url', 'text', 'unsafe', 'style'],
  date: ['timestamp', 'format', 'url', 'fallback', 'style'],
  emoji: ['name', 'unicode', 'style'],
  user: ['user_id', 'style'],
  usergroup: ['usergroup_id', 'style'],
  plain_text: ['text', 'emoji'],
  mrkdwn: ['text', 'verbatim'],
};

/** Null where Slack would take it. */
export function checkMessage(text: string | undefined, blocks: unknown): Refusal | null {
  if ((text ?? '') === '' && !Array.isArray(blocks)) return { error: 'no_text', why: 'neither text nor blocks' };
  if ((text ?? '').length > 40_000) return { error: 'msg_too_long', why: 'text over 40,000' };
  if (blocks === undefined) return null;
  const size = JSON.stringify(blocks).length;
  if (size > messageLength) return { error: 'msg_blocks_too_long', why: `${size} characters of blocks` };
  return tried('invalid_blocks', () => checkBlocks(blocks, 'message', 50));
}

export function checkView(view: Thing): Refusal | null {
  return tried('invalid_arguments', () => {
    const surface = view.type;
    if (surface !== 'modal' && surface !== 'home') throw new Invalid(`a view of type ${String(surface)}`);
    if (surface === 'modal') {
      checkText(view.title, 24, ['plain_text']);
      for (const name of ['submit', 'close']) if (view[name] !== undefined) checkText(view[name], 24, ['plain_text']);
    }
    if (String(view.private_metadata ?? '').length > 3000) throw new Invalid('private_metadata over 3,000');
    checkBlocks(view.blocks, surface, 100);
    const hasInput = (view.blocks as Thing[]).some(({ type }) => type === 'input');
    if (surface === 'modal' && hasInput && view.submit === undefined) throw new Invalid('inputs without submit');
  });
}

function tried(error: Refusal['error'], check: () => void): Refusal | null {
  try {
    check();
    return null;
  } catch (failure) {
    if (failure instanceof Invalid) return { error, why: failure.message };
    throw failure;
  }
}

function checkBlocks(blocks: unknown, surface: Surface, most: number): void {
  const list = toList(blocks, 'blocks');
  if (list.length > most) throw new Invalid(`${list.length} blocks`);
  const ids = new Set<unknown>();
  for (const block of list) {
    if (block.block_id !== undefined) {
      if (ids.has(block.block_id)) throw new Invalid(`block_id ${String(block.block_id)} twice`);
      ids.add(block.block_id);
      checkLength(block.block_id, 1, 255, 'block_id');
    }
    checkBlock(block, surface);
  }
}

function checkBlock(block: Thing, surface: Surface): void {
  checkFields(block, ['block_id']);
  switch (block.type) {
    case 'section':
      if (block.text === undefined && block.fields === undefined) throw new Invalid('an empty section');
      if (block.text !== undefined) checkText(block.text, 3000);
      if (block.fields !== undefined) {
        const list = toList(block.fields, 'fields');
        if (list.length > 10) throw new Invalid('over 10 fields');
        for (const field of list) checkText(field, 2000);
      }
      if (block.accessory !== undefined) checkElement(block.accessory as Thing, ['button', 'overflow', 'users_select']);
      return;
    case 'header':
      checkText(block.text, 150, ['plain_text']);
      return;
    case 'divider':
      return;
    case 'context': {
      const list = toList(block.elements, 'elements of a context', 10);
      for (const element of list) checkText(element, 3000);
      return;
    }
    case 'actions': {
      const list = toList(block.elements, 'elements of actions', 25);
      const ids = list.map(({ action_id }) => action_id);
      if (new Set(ids).size !== ids.length) throw new Invalid(`action ids twice: ${ids.join(', ')}`);
      for (const element of list) checkElement(element, ['button', 'overflow', 'conversations_select', 'users_select']);
      return;
    }
    case 'input':
      if (surface === 'message') throw new Invalid('an input in a message');
      checkText(block.label, 2000, ['plain_text']);
      if (block.hint !== undefined) checkText(block.hint, 2000, ['plain_text']);
      checkElement(block.element as Thing, ['plain_text_input', 'conversations_select', 'users_select']);
      return;
    case 'rich_text': {
      for (const part of toList(block.elements, 'elements of a rich text')) checkRichPart(part);
      return;
    }
    default:
      throw new Invalid(`a block of type ${String(block.type)}`);
  }
}

function checkElement(element: Thing, kinds: readonly string[]): void {
  const type = String(element.type);
  if (!kinds.includes(type)) throw new Invalid(`an element of type ${type}`);
  checkFields(element, ['action_id']);
  if (element.action_id !== undefined) checkLength(element.action_id, 1, 255, 'action_id');
  if (type === 'button') {
    checkText(element.text, 75, ['plain_text']);
    if (element.value !== undefined) checkLength(element.value, 1, 2000, 'value');
    if (element.url !== undefined) checkLength(element.url, 1, 3000, 'url');
    if (element.style !== undefined && element.style !== 'primary' && element.style !== 'danger')
      throw new Invalid('style');
  }
  if (type === 'overflow') {
    for (const option of toList(element.options, 'options', 5)) {
      checkText(option.text, 75, ['plain_text']);
      checkLength(option.value, 1, 150, 'an option’s value');
    }
  }
  if (type === 'plain_text_input' && element.initial_value !== undefined) {
    checkLength(element.initial_value, 1, Number(element.max_length ?? 3000), 'initial_value');
  }
}

function checkRichPart(part: Thing): void {
  const type = String(part.type);
  if (!['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote'].includes(type)) {
    throw new Invalid(`a part of type ${type}`);
  }
  checkFields(part, []);
  for (const element of toList(part.elements, `elements of a ${type}`)) {
    if (type === 'rich_text_list') {
      if (element.type !== 'rich_text_section') throw new Invalid('a list of what is no section');
      checkRichPart(element);
    } else checkRichElement(element, type);
  }
}

function checkRichElement(element: Thing, within: string): void {
  const type = String(element.type);
  const known =
    within === 'rich_text_preformatted'
      ? ['text', 'link']
      : ['text', 'link', 'date', 'emoji', 'user', 'usergroup', 'broadcast'];
  if (!known.includes(type)) throw new Invalid(`${type} in a ${within}`);
  checkFields(element, []);
  if (type === 'text') checkLength(element.text, 1, 12_000, 'a text');
  if (type === 'link') {
    checkLength(element.url, 1, 3000, 'a url');
    if (!URL.canParse(String(element.url))) throw new Invalid('a url that is none');
    if (element.text !== undefined) checkLength(element.text, 1, 12_000, 'a link’s text');
  }
  if (type === 'date' && (!Number.isSafeInteger(element.timestamp) || !/\{.+\}/.test(String(element.format)))) {
    throw new Invalid('a date');
  }
}

function checkText(text: unknown, most: number, kinds: readonly string[] = ['plain_text', 'mrkdwn']): void {
  if (typeof text !== 'object' || text === null) throw new Invalid('a text that is missing');
  const { type, text: words } = text as Thing;
  if (!kinds.includes(String(type))) throw new Invalid(`a text of type ${String(type)}`);
  checkFields(text as Thing, []);
  checkLength(words, 1, most, `a text of ${String(type)}`);
}

function checkLength(value: unknown, least: number, most: number, what: string): void {
  if (typeof value !== 'string') throw new Invalid(`${what} is no text`);
  if (value.length < least || value.length > most) throw new Invalid(`${what} of ${value.length} characters`);
}

function checkFields(thing: Thing, more: readonly string[]): void {
  const known = fields[String(thing.type)];
  if (known === undefined) throw new Invalid(`something of type ${String(thing.type)}`);
  const unknown = Object.keys(thing).find((name) => name !== 'type' && !known.includes(name) && !more.includes(name));
  if (unknown !== undefined) throw new Invalid(`${unknown} in ${String(thing.type)}`);
}

function toList(value: unknown, what: string, most = Number.POSITIVE_INFINITY): readonly Thing[] {
  if (!Array.isArray(value) || value.length === 0) throw new Invalid(`no ${what}`);
  if (value.length > most) throw new Invalid(`${value.length} ${what}`);
  return value as readonly Thing[];
}
