/** A text as Discord's apps show it, and what they would make of it: links, pings, bold and other mark-up. */
export interface SeenText {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  readonly bold: readonly string[];
  /** Other mark-up that takes effect: italic, underline, strike, spoiler, heading, quote, list, code. */
  readonly marks: readonly string[];
  /** Mentions that are highlighted. */
  readonly mentions: readonly string[];
}

const spans: readonly (readonly [string, string])[] = [
  ['**', 'bold'],
  ['__', 'underline'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
  ['*', 'italic'],
  ['_', 'italic'],
];

/** Written after what Discord's apps do, by its own rules and not by those of our renderer. */
export function readMarkdown(source: string): SeenText {
  const links: { text: string; url: string }[] = [];
  const [bold, marks, mentions] = [[] as string[], [] as string[], [] as string[]];

  function read(text: string, isLineStart: boolean): string {
    let shown = '';
    let atStart = isLineStart;
    for (let at = 0; at < text.length; ) {
      const rest = text.slice(at);
      const block = atStart ? /^(#{1,3} |-# |>>> |> |[-*] |\d{1,9}[.)] )/.exec(rest)?.[0] : undefined;
      atStart = false;
      if (block !== undefined) {
        marks.push(/^[-*] |^\d/.test(block) ? 'list' : block.startsWith('>') ? 'quote' : 'heading');
        shown += /^[-*] |^\d/.test(block) ? block.replace(/^[-*]/, '•') : '';
        at += block.length;
        continue;
      }
      const escaped = /^\\([^0-9A-Za-z\s])/.exec(rest);
      const fence = /^```\n?([\s\S]*?)\n?```/.exec(rest);
      const code = /^(`+)([\s\S]*?[^`])\1(?!`)/.exec(rest);
      const link = /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?([^\s<>)]*)>?\s*\)/.exec(rest);
      const mention = /^<(?:@[!&]?\d+|#\d+)>|^@(?:everyone|here)\b/.exec(rest);
      const time = /^<t:(\d+)(?::[a-zA-Z])?>/.exec(rest);
      const command = /^<(?:\/[^:>]+:\d+|a?:\w+:\d+|id:\w+)>/.exec(rest);
      const bare = /^<?https?:\/\/[^\s<>]+[^\s<>.,:;"')\]]>?/i.exec(rest);
      const span = spans.find(([mark]) => rest.startsWith(mark));
      const inner = span === undefined ? null : closing(rest, span[0]);
      if (escaped !== null) shown += escaped[1];
      else if (fence !== null) shown += fence[1];
      else if (code !== null) {
        marks.push('code');
        shown += code[2];
      } else if (link !== null) {
        const words = read(link[1] ?? '', false);
        links.push({ text: words, url: link[2] ?? '' });
        shown += words;
      } else if (mention !== null) {
        mentions.push(mention[0]);
        shown += mention[0];
      } else if (time !== null) shown += `[${new Date(Number(time[1]) * 1000).toISOString()}]`;
      else if (command !== null) {
        marks.push('command');
        shown += command[0];
      } else if (bare !== null) {
        links.push({ text: bare[0], url: bare[0] });
        shown += bare[0];
      } else if (span !== undefined && inner !== null) {
        const words = read(inner, false);
        if (span[1] === 'bold') bold.push(words);
        else marks.push(span[1]);
        shown += words;
        at += inner.length + 2 * span[0].length;
        continue;
      } else {
        shown += rest[0];
        atStart = rest[0] === '\n';
        at++;
        continue;
      }
      at += (escaped ?? fence ?? code ?? link ?? mention ?? time ?? command ?? bare)?.[0].length ?? 1;
    }
    return shown;
  }

  return { text: read(source, true), links, bold, marks, mentions };
}

/** What stands between a mark at the start and its fellow, or null. */
function closing(text: string, mark: string): string | null {
  for (let at = mark.length; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (at > mark.length && text.startsWith(mark, at) && text[at + mark.length] !== mark[0]) {
      return text.slice(mark.length, at);
    }
  }
  return null;
}
