/** An RSS document of our own making. */
export interface RssArticle {
  readonly title: string;
  readonly link: string;
  readonly guid?: string;
  /** Epoch milliseconds. */
  readonly at?: number;
  /** HTML. */
  readonly content?: string;
}

export function toRss(articles: readonly RssArticle[], title = 'The Wire'): string {
  const toXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const items = articles.map(
    ({ title, link, guid, at, content }) =>
      `<item><title>${toXml(title)}</title><link>${toXml(link)}</link>${
        guid === undefined ? '' : `<guid isPermaLink="false">${toXml(guid)}</guid>`
      }${at === undefined ? '' : `<pubDate>${new Date(at).toUTCString()}</pubDate>`}${
        content === undefined ? '' : `<description>${toXml(content)}</description>`
      }</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${toXml(title)}</title><link>https://thewire.example/</link>
<description>News</description><language>en</language>${items.join('\n')}</channel></rss>`;
}

/** Long enough that no page is asked for: sentences of a report on the given subject. */
export function toReport(subject: string, detail: string): string {
  return [
    `<p>${subject} on Monday, officials said, in a step that had been weeks in the making and was watched closely abroad.</p>`,
    `<p>${detail} The ministry published the text of its order in the afternoon and gave companies ninety days to comply.</p>`,
    '<p>Suppliers said that they were reading the order and would answer questions from customers by the end of the week.</p>',
    '<p>Analysts expect prices to rise in the coming quarter, since stocks are low and other makers have little to spare.</p>',
    '<p>Talks between the two governments are to go on next month, and neither side has said what it would take to end the dispute.</p>',
    '<p>Shares of the companies concerned fell in early trading and recovered some of their losses before the close.</p>',
  ].join('\n');
}
