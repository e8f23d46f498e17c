/** What a page says of its article in JSON-LD (schema.org). All of it as the page wrote it: HTML, entities and all. */
export interface LinkedData {
  readonly title: string;
  readonly summary: string;
  readonly byline: string;
  readonly publishedAt: string;
  readonly language: string;
  readonly image: string;
  readonly url: string;
  readonly body: string;
}

const maxNodes = 5000;
const articleType =
  /^(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|TechArticle|ScholarlyArticle)$/;

type Fields = Readonly<Record<string, unknown>>;

/** The article that a page's JSON-LD scripts describe; null where there is none. Broken JSON is mended where it is easy. */
export function readLinkedData(scripts: readonly string[]): LinkedData | null {
  let best: LinkedData | null = null;
  for (const script of scripts) {
    for (const fields of findArticles(readJson(script))) {
      const data = toLinkedData(fields);
      // Of several (a list of related ones may follow) the first wins, unless only a later one has a date.
      if (data.title !== '' && (best === null || (best.publishedAt === '' && data.publishedAt !== ''))) best = data;
    }
  }
  return best;
}

function readJson(script: string): unknown {
  const text = script.trim().replace(/^(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '');
  const json = text.replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)$/, '').replace(/;$/, '');
  for (const attempt of [json, json.replace(/[\0-\x1f]+/g, ' ').replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt);
    } catch {}
  }
  return salvage(json);
}

/** The plain fields of JSON that is past mending: cut off, or with quotes that nobody escaped. */
function salvage(json: string): unknown {
  const fields: Record<string, string> = {};
  for (const name of ['@type', 'headline', 'datePublished', 'description', 'inLanguage']) {
    const value = new RegExp(`"${name}"\\s{0,9}:\\s{0,9}"((?:[^"\\\\\\n]|\\\\.){1,2000})"`).exec(json)?.[1];
    if (value !== undefined)
      fields[name] = value
        .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replace(/\\(.)/g, '$1');
  }
  return fields;
}

function* findArticles(value: unknown): Generator<Fields> {
  const queue: unknown[] = [value];
  for (let index = 0; index < queue.length && index < maxNodes; index++) {
    const node = queue[index];
    if (Array.isArray(node)) {
      for (const child of node.slice(0, maxNodes)) queue.push(child);
    } else if (isFields(node)) {
      if (
        toList(node['@type']).some((type) => typeof type === 'string' && articleType.test(type.replace(/^.*[/:]/, '')))
      )
        yield node;
      queue.push(node['@graph'], node.mainEntity, node.mainEntityOfPage, node.hasPart);
    }
  }
}

function toLinkedData(fields: Fields): LinkedData {
  const page = fields.mainEntityOfPage;
  return {
    title: toText(fields.headline) || toText(fields.name),
    summary: toText(fields.description),
    byline: toNames(fields.author),
    publishedAt: toText(fields.datePublished) || toText(fields.dateCreated) || toText(fields.dateModified),
    language: toText(fields.inLanguage),
    image: toAddress(fields.image),
    url: toText(fields.url) || (isFields(page) ? toText(page['@id']) : toText(page)),
    body: toText(fields.articleBody),
  };
}

function toNames(author: unknown): string {
  const names = toList(author).map((one) => (isFields(one) ? toText(toList(one.name)[0]) : toText(one)));
  return [...new Set(names.filter((name) => name !== '' && name.length <= 120))].slice(0, 5).join(', ');
}

function toAddress(image: unknown): string {
  const [first] = toList(image);
  return isFields(first) ? toText(first.url) || toText(first['@id']) : toText(first);
}

function toText(value: unknown): string {
  if (isFields(value)) return toText(value['@value'] ?? value.name);
  return typeof value === 'string' ? value.trim() : '';
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
