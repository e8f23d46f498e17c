import type { Block, Inline, Message } from '../../message.ts';

/**
 * Commands name each other as `/help`; here, where all of them live under one, that is `/wire help`. A direct message has no
 * name that begins with #.
 */
export function createToSlackWords(commandNames: readonly string[]): (message: Message) => Message {
  const named = new RegExp(`(?<![\\p{L}\\p{N}/:.@_-])/(?=(?:${commandNames.join('|')})(?![\\p{L}\\p{N}/_-]))`, 'gu');
  const say = (text: string): string =>
    text
      .replace(named, '/wire ')
      .replace(/^#this conversation/, 'This conversation')
      .replaceAll('#this conversation', 'this conversation');

  const toInline = (inline: Inline): Inline => {
    if (typeof inline === 'string') return say(inline);
    return inline.kind === 'code' || inline.kind === 'bold' ? { ...inline, text: say(inline.text) } : inline;
  };
  const toBlock = (block: Block): Block => {
    if (block.kind === 'text') return { ...block, inlines: block.inlines.map(toInline) };
    return block.kind === 'list' ? { ...block, rows: block.rows.map((row) => row.map(toInline)) } : block;
  };
  return (message) => (message.kind === 'alert' ? message : { ...message, blocks: message.blocks.map(toBlock) });
}
