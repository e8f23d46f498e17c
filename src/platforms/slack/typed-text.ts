// In one pass, so that what was typed as `&amp;lt;` is not undone twice.
const escaped = /<([^<>\s][^<>\n]{0,3000})>|&(amp|lt|gt);|[“”„‟«»]|[‘’‚‛]|\u00a0/g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/**
 * What a person typed, from what Slack made of it: curly quotes, `&amp;`, links, mentions. People and groups stay as
 * `<@U123>` and `<!subteam^S1>`, which commands read.
 */
export function toTypedText(text: string): string {
  return text.replace(escaped, (whole, inner: string | undefined, entity: string | undefined) => {
    if (inner !== undefined) return toTyped(inner);
    if (entity !== undefined) return entities[entity] ?? whole;
    if (whole === '\u00a0') return ' ';
    return '“”„‟«»'.includes(whole) ? '"' : "'";
  });
}

/** @param inner what stands between angle brackets: https://docs.slack.dev/messaging/formatting-message-text */
function toTyped(inner: string): string {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : undoEntities(inner.slice(bar + 1));
  if (/^@[UW]\w+$/.test(target) || /^!subteam\^\w+$/.test(target)) return `<${target}>`;
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('!')) return label || `@${target.slice(1).split('^', 1)[0]}`;
  const address = undoEntities(target);
  // `micron.com` is sent as a link to http://micron.com: the label is what was typed. Else the address is what matters.
  const bare = address.replace(/^(?:https?:\/\/|mailto:|tel:)/, '').replace(/\/$/, '');
  return label !== '' && label.replace(/\/$/, '') === bare ? label : address;
}

function undoEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (whole, name: string) => entities[name] ?? whole);
}

/**
 * The command of a message that names us: what follows the mention, or, where nothing does, what stands before it. A `/wire`
 * or a slash that someone types out of habit is taken off; nothing at all asks for help.
 */
export function toCommandLine(text: string, botUserId: string): string {
  const mention = new RegExp(`<@${botUserId}(?:\\|[^<>]{0,80})?>`);
  const found = mention.exec(text);
  const after = found === null ? text : text.slice(found.index + found[0].length);
  const line = after.trim() !== '' || found === null ? after : text.slice(0, found.index);
  const typed = toTypedText(line)
    .trim()
    .replace(/^[,:]\s*/, '')
    .replace(/^\/wire(?=\s|$)\s*/i, '')
    .replace(/^\//, '');
  return typed === '' ? 'help' : typed;
}
