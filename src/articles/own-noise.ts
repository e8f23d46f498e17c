import { type OwnElement, walk } from './own-tree.ts';

/** Elements that by their nature stand around a text, not in it. */
const surroundings = new Set('nav aside footer header figcaption form menu address'.split(' '));
/** However much they hold, it is no text. */
const neverText = new Set(['figcaption', 'nav']);
const roles = new Set(
  'navigation complementary banner contentinfo search dialog alertdialog alert menu menubar toolbar tooltip'.split(' '),
);

/** Words in a class, an id or a component's name that say what an element is. Compared word by word: `ad` is not in `head`. */
const noise = new Set(
  (
    'ad ads adbox adslot adunit advert adverts advertisement advertising sponsor sponsored sponsors promo promos promoted promotion ' +
    'outbrain taboola zergnet dianomi revcontent related relateds recirc recirculation recommended recommendation recommendations ' +
    'recommends trending mostread mostpopular mostviewed readmore seealso alsoread morestories relatedlinks storylinks infolinks ' +
    'relatedarticles relatedposts relatednews relatedcontent relatedstories morefrom upnext prevnext newsletter newsletters signup ' +
    'share shares sharing sharebar sharetools sharedaddy addthis addtoany followus comment comments commenting disqus livefyre ' +
    'replies respond caption captions wpcaption photocredit imagecredit byline bylines timestamp dateposted breadcrumb breadcrumbs ' +
    'cookie cookies consent gdpr toolbar sidebar masthead nav navbar navigation submenu pagination pager popover taglist ' +
    'authorbox authorbio bio biography authorinfo slideshow playlist survey donate donation donations toc footer rollover tooltip ' +
    'hovercard screenreader visuallyhidden jumplinks printonly noprint standfirst dek deck subtitle subheadline strapline kicker ' +
    'anzeige anzeigen werbung kommentar kommentare teilen empfehlungen publicite partage partager commentaires publicidad ' +
    'compartir comentarios relacionadas relacionados relacionada etiquetas publicidade compartilhar compartilhe pubblicita ' +
    'condividi correlati commenti reacties gerelateerd delen komentarze reklama powiazane kommentarii'
  ).split(' '),
);
/** Words that also name what holds a text (`paywall`, `widget`, `teaser`): they count only where there is little of it. */
const weakNoise = new Set(
  (
    'paywall regwall widget widgets teaser teasers tease overlay modal popup lightbox subscribe subscription optin login register ' +
    'slider carousel gallery banner rating ratings poll tags keywords menu social socials player copyright feedback credit credits ' +
    'popular author authors dateline meta metadata skip promobox cta'
  ).split(' '),
);
const littleText = 500;
/** Two words that say it only together. */
const noisePairs = new Set(
  (
    'read-more also-read see-also more-from more-stories more-news most-read most-popular most-viewed up-next next-prev prev-next ' +
    'you-may may-like also-like author-bio author-box author-info author-card author-profile about-author author-meta ' +
    'post-meta entry-meta article-meta story-meta meta-data post-info article-info post-tags tag-list tags-list article-tags ' +
    'topic-list article-topics sign-up log-in follow-us pull-quote screen-reader visually-hidden sr-only photo-credit image-credit ' +
    'image-caption photo-caption wp-caption date-time publish-date published-date post-date article-date entry-date ' +
    'entry-footer post-footer article-footer story-footer skip-link post-navigation nav-links jump-link post-author ' +
    'article-author author-name posted-on reading-time read-time story-links in-read call-to ' +
    'top-stories latest-news link-list mehr-zum lire-aussi a-lire widget-area'
  ).split(' '),
);
/** Within a sentence only these count: a link of the class `related` is still a part of its sentence. */
const inlineNoise = new Set(
  'caption captions credit credits photocredit rollover tooltip hovercard popover screenreader visuallyhidden'.split(
    ' ',
  ),
);
const inlineNames = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strong sub sup time tt u var'.split(
    ' ',
  ),
);
const paragraphs = new Set('p h2 h3 h4 h5 h6 blockquote pre li'.split(' '));
/** What holds the article, whatever else its class says. */
const kept = new Set('html body main article #root table tbody tr td'.split(' '));

/**
 * Takes out of a tree what is not part of any text: navigation, boxes, bars, captions, comments. An element goes by its name,
 * role, class or id, unless it holds so much of the running text (`maxShare`, 0 to 1) that its name must mean something else.
 */
export function prune(root: OwnElement, maxShare: number): void {
  const { running, holders } = measure(root);
  const most = maxShare * (running.get(root) ?? 0);
  const gone = new Set<OwnElement>();
  const touched = new Set<OwnElement>();
  walk(root, (element) => {
    const isNever = neverText.has(element.name);
    if (!isNever && ((running.get(element) ?? 0) > most || holders.has(element))) return true;
    if (!isHidden(element) && !isNoise(element, running.get(element) ?? 0)) return true;
    gone.add(element);
    if (element.parent !== null) touched.add(element.parent);
    return false;
  });
  // Once over each parent's children, however many of them go: a page of a hundred thousand boxes stays linear.
  for (const parent of touched)
    parent.children = parent.children.filter((child) => typeof child === 'string' || !gone.has(child));
}

/** How much running text (outside of links) each element holds, and which elements hold the page's heading or marked body. */
function measure(root: OwnElement): { running: Map<OwnElement, number>; holders: Set<OwnElement> } {
  const order: OwnElement[] = [root];
  walk(root, (element) => {
    order.push(element);
    return true;
  });
  const running = new Map<OwnElement, number>();
  const holders = new Set<OwnElement>();
  for (const element of order.reverse()) {
    let length = running.get(element) ?? 0;
    for (const child of element.children) if (typeof child === 'string') length += child.trim().length;
    running.set(element, length);
    const { parent } = element;
    const isHolder = element.name === 'h1' || element.attributes.itemprop === 'articleBody' || holders.has(element);
    if (isHolder) holders.add(element);
    if (parent === null) continue;
    if (element.name !== 'a') running.set(parent, (running.get(parent) ?? 0) + length);
    if (isHolder) holders.add(parent);
  }
  return { running, holders };
}

function isHidden({ attributes }: OwnElement): boolean {
  if (attributes.hidden !== undefined) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '');
}

function isNoise(element: OwnElement, running: number): boolean {
  const { name, attributes } = element;
  if (surroundings.has(name) || roles.has(attributes.role?.toLowerCase() ?? '')) return true;
  if (kept.has(name) || name === 'a') return false;
  const isInline = inlineNames.has(name);
  const isWeak = !isInline && running <= littleText && !paragraphs.has(name);
  for (const value of [attributes.class, attributes.id, attributes['data-component'], attributes['data-testid']]) {
    if (value === undefined) continue;
    for (const label of value.split(/\s+/)) {
      if (isInline ? hasWord(label, inlineNoise) : hasWord(label, noise, noisePairs)) return true;
      if (isWeak && hasWord(label, weakNoise)) return true;
    }
  }
  return false;
}

function hasWord(label: string, words: ReadonlySet<string>, pairs?: ReadonlySet<string>): boolean {
  const parts = label
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return parts.some((part, index) => words.has(part) || pairs?.has(`${part}-${parts[index + 1] ?? ''}`) === true);
}
