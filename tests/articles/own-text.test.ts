import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTooShort, toOwnText } from '../../src/articles/own-text.ts';

const long =
  'The ministry said on Monday that exports of gallium would need a licence from March onwards, and that the cabinet had agreed.';

describe('the own text of a feed', () => {
  it.each([
    [
      'has one line for each block',
      '<p>One.</p><h3>Two</h3><ul><li>Three.</li><li>Four.</li></ul><p>Five.</p>',
      'One.\nTwo\nThree.\nFour.\nFive.',
    ],
    ['decodes entities', '<p>Q&amp;A: 5&nbsp;% &#8211; &ldquo;fine&rdquo;</p>', 'Q&A: 5 % – “fine”'],
    [
      'passes plain text through',
      'Prices < 5 and x<y said <Reuters> & others',
      'Prices < 5 and x<y said <Reuters> & others',
    ],
    [
      'joins the wrapped lines of plain text, not its paragraphs',
      'Ministers met on Monday\nin the city of Oslo.\n\nThey left at noon.',
      'Ministers met on Monday in the city of Oslo.\nThey left at noon.',
    ],
    ['unwraps markup that was escaped once too often', '&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;', 'One.\nTwo.'],
    [
      'leaves out scripts, styles and hidden parts',
      '<p>One.</p><script>alert("x")</script><style>p{}</style><p style="display:none">Two.</p>',
      'One.',
    ],
    [
      'leaves out where the blog says that it appeared first',
      '<p>One.</p><p>The post <a href="/a">Gallium</a> appeared first on <a href="/">The Wire</a>.</p>',
      'One.',
    ],
    [
      'leaves that out in German too',
      '<p>Eins.</p><p>Der Beitrag <a href="/a">Gallium</a> erschien zuerst auf <a href="/">Der Draht</a>.</p>',
      'Eins.',
    ],
    [
      'leaves out a pointer to another article',
      '<p>One.</p><p><b>Also read:</b> <a href="/a">Raimondo in Ardmoor</a></p><p>Two.</p>',
      'One.\nTwo.',
    ],
    [
      'leaves out a list of related links and its heading',
      '<p>One.</p><h4>Related</h4><ul><li><a href="/a">Raimondo in Ardmoor</a></li><li><a href="/b">Micron and the port</a></li></ul>',
      'One.',
    ],
    [
      'leaves out captions',
      '<figure><img src="a.jpg"><figcaption>Micron’s gate</figcaption></figure><p>Two sentences. That is all.</p><p class="wp-caption">The port</p>',
      'Two sentences. That is all.',
    ],
    [
      'leaves out share links and newsletter boxes',
      '<p>One.</p><div class="sharedaddy"><a href="#">Tweet</a></div><div class="newsletter"><p>Get it daily.</p></div><p>Sign up for our newsletter here.</p>',
      'One.',
    ],
    [
      'leaves out the life of the author',
      `<p>${long}</p><p>${long}</p><p>Pia Lund is a senior correspondent at the Courier and a former fellow of the Lindau school.</p>`,
      `${long}\n${long}`,
    ],
    [
      'leaves out what a sender says of itself at the end',
      `<p>${long}</p><p>${long}</p><h3>About Northgate Optics</h3><p>Northgate Optics employs 900 people.</p>`,
      `${long}\n${long}`,
    ],
    [
      'keeps a chapter whose heading begins like that',
      `<p>${long}</p><p>${long}</p><h3>Over to you</h3><p>What would you do?</p>`,
      `${long}\n${long}\nOver to you\nWhat would you do?`,
    ],
    [
      'leaves out pointers in French, Spanish, Russian, Japanese and Chinese',
      '<p>Un.</p><p>Lire aussi : <a href="/a">Micron</a></p><p>Lea también: <a href="/a">Micron</a></p><p>Читайте также: <a href="/a">Micron</a></p><p>関連記事：<a href="/a">Micron</a></p><p>延伸阅读：<a href="/a">Micron</a></p>',
      'Un.',
    ],
    [
      'marks a text that the outlet cut',
      '<p>Ministers met on Monday in Oslo… <a href="/a">Continue reading</a></p>',
      'Ministers met on Monday in Oslo […]',
    ],
    [
      'does not take a last sentence for such a mark',
      '<p>One.</p><p>In the annex the ministry asks all traders to read more.</p>',
      'One.\nIn the annex the ministry asks all traders to read more.',
    ],
    ['is empty for nothing', '', ''],
  ])('%s', (_, html, text) => {
    expect(toOwnText(html)).toBe(text);
  });

  it.each([
    'More than a hundred people crossed the bridge.',
    'Related costs rose by a fifth, the bank said.',
    'Subscribers of the service pay more since March, and the firm expects another rise.',
    'Watch prices closely, the minister told the traders.',
    'Comments by the minister moved the market.',
    'Sources close to the talks said that a deal was near.',
    'Besides Micron, two smaller firms are affected.',
    'Photographs of the plant were shown in court.',
    'Mehr als hundert Menschen überquerten die Brücke.',
    'A link to <a href="/a">the full order</a> stands in the notice.',
  ])('keeps a sentence that only begins like boilerplate: %s', (sentence) => {
    expect(toOwnText(`<p>${long}</p><p>${sentence}</p><p>${long}</p>`)).toContain(sentence.replace(/<[^>]+>/g, ''));
  });

  it('gives one text for any input, without empty lines or controls', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (html) => {
        const text = toOwnText(html);
        expect(text.isWellFormed()).toBe(true);
        if (text !== '') expect(text.split('\n').every((line) => line === line.trim() && line !== '')).toBe(true);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it.each(['<div>', '<', '&', '<p>(', '<br>', '</p>', 'Read more ', '<ul><li>', '| ', '( Reuters', 'a<td>'])(
    'reads 300,000 characters of %j in bounded time',
    (piece) => {
      const began = performance.now();
      toOwnText(piece.repeat(400_000 / piece.length));
      expect(performance.now() - began).toBeLessThan(5000);
    },
  );
});

describe('a text that is too short', () => {
  it.each([
    ['nothing', '', true],
    ['a teaser', long, true],
    ['a whole text', `${long}\n`.repeat(6), false],
    ['a long text that ends in an ellipsis', `${long}\n`.repeat(6).concat('And then…'), true],
    ['a long text with a mark of its end', `${long} `.repeat(6).concat('[...]'), true],
    ['a long text that ends in a link to more', `${long} `.repeat(6).concat('Continue reading →'), true],
    ['a whole text in Chinese', '商务部周四宣布，自二月一日起调整镓、锗等金属的出口许可办法。'.repeat(8), false],
  ])('%s', (_, text, isShort) => {
    expect(isTooShort(text)).toBe(isShort);
  });
});
