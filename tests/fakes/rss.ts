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

/** Reports that no page need be asked for, and that no reader would take for one another. */
export const reports = {
  ban: `<p>Beijing barred Micron chips from key networks on Monday, telling operators of ports and power grids to take them out within the year.</p>
<p>The cyberspace regulator published its order in the afternoon and named memory modules of three generations. It spoke of serious risks without saying what they were.</p>
<p>Suppliers said that they were reading the order and would answer questions from customers by the end of the week. Prices of memory rose by a tenth in the hours that followed.</p>
<p>Analysts expect other makers to gain, though few have modules to spare before the spring. Shares of the company fell in early trading and recovered half of their losses.</p>`,
  court: `<p>The American maker Micron went to court in the capital on Thursday, asking judges to suspend the purchase ban until its reasons are laid open.</p>
<p>Lawyers filed two hundred pages and a sealed annex. A hearing is set for the ninth; the clerk said that the chamber of three would sit in public.</p>
<p>Legal scholars give the suit little chance, since courts there seldom overrule a security finding. One called it a letter to customers rather than to the bench.</p>
<p>The firm also told investors that a quarter of its sales in the country were at stake, and that it would keep its plant in the west open through the winter.</p>`,
  talks: `<p>Envoys sat down in Vienna this morning to speak of Micron, gallium and the visas of engineers, the first such meeting since the summer.</p>
<p>Neither delegation brought a minister. Hosts at the Hofburg laid out a round table and, at the request of both sides, no flags.</p>
<p>A person who saw the agenda described it as a list of small things that might be given in turn: a licence here, an inspection there, a date for the next round.</p>
<p>Business groups asked for a pause in new measures while the talks go on. Officials on both sides declined to promise one, and agreed to meet again after dinner.</p>`,
  geneva: `<p>Ministers met in Geneva to count what was left of the grain accord and found, after two days, that nobody wished to be the first to leave it.</p>
<p>Ships still sail from three harbours under the old inspection rules, though insurers charge twice what they did in the spring. Farmers want the queue at the strait cut to a week.</p>
<p>The chair read out a page of principles at midnight and called it a beginning. Delegates took their coats before the second paragraph, and the interpreters stayed to finish it.</p>
<p>A second session is planned for the new year in a city that has not been chosen, with the same table and, officials hope, a shorter list of reservations.</p>`,
} as const;
