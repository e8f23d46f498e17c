import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDatelineLength, withoutDateline } from '../../src/articles/dateline.ts';

const said = 'Dockers voted on Monday to end a strike.';

describe('a dateline', () => {
  test.each([
    'NEW YORK (The Wire) — ',
    'BEIJING (Wire) - ',
    'BEIJING, Nov 23 (Xinhua) -- ',
    'BEIJING, Nov. 23, 2026 (Xinhua) -- ',
    'TOKYO Nov 23 (Reuters) - ',
    'Kuala Lumpur (The Wire) – ',
    'Port Sorrel (The Wire) – ',
    'Kuala Lumpur - ',
    'Brussels — ',
    'BRUSSELS — ',
    'BRUSSELS—',
    'PORT SORREL - ',
    'WASHINGTON, D.C. (AP) — ',
    'BOISE, Idaho (AP) — ',
    'Rio de Janeiro (EFE) - ',
    'PARIS/BERLIN (AFP) – ',
    'Berlin (dpa/lby) - ',
    'Berlin, 23. November – ',
    'Paris, 23 nov. (AFP) – ',
    '(Reuters) - ',
    'بكين (السلك) - ',
  ])('is taken away: %s', (dateline) => {
    expect(withoutDateline(dateline + said)).toBe(said);
    expect(withoutDateline(`${dateline}“We go on,” she said.`)).toBe('“We go on,” she said.');
  });

  test.each([
    'Micron - the maker of memory chips - said it would appeal.',
    'Micron — Idaho’s largest employer — said it would appeal.',
    'Micron (MU) - Shares in the company rose by three per cent.',
    'Micron (the memory maker) - The company said it would appeal.',
    'Beijing — London’s partner in the plan — said it would appeal.',
    'Beijing - the host of the talks - said it would appeal.',
    'OPEC - Russia talks ended without a result.',
    'TSMC - The company said it would appeal.',
    'The ban – Beijing’s first – is to last a year.',
    'Talks in Vienna (Austria) - They ended without a result.',
    'Beijing said on Monday that the ban would stay.',
    'The US-China talks go on.',
    'A long-awaited deal (the first in years) - Some call it weak.',
    'China (Beijing) said: no.',
    '“Beijing - Moscow” is a train.',
    '- Beijing',
    '',
  ])('is not seen in a sentence of its own: %s', (sentence) => {
    expect(withoutDateline(sentence)).toBe(sentence);
  });

  test('is looked for in any text in good time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(toDatelineLength(text)).toBeLessThanOrEqual(120);
      }),
      { seed: 7, numRuns: 300 },
    );
    const started = performance.now();
    for (const piece of ['A ', 'A, ', ' ', '- ', '(A) ', '— ']) toDatelineLength(piece.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
