import { describe, expect, it } from 'vitest';
import { findInflections, isOrdinaryWord } from '../../src/subscriptions/inflections.ts';

describe('inflections', () => {
  it.each([
    ['sanctions', 'sanction sanctioned sanctioning'],
    ['sanctioned', 'sanction sanctions sanctioning'],
    ['ban', 'bans banned banning'],
    ['crises', 'crisis'],
    ['embargo', 'embargoes'],
    ['factory', 'factories'],
    ['spokesman', 'spokesmen'],
    ['strike', 'strikes struck stricken striking'],
    ['struck', 'strike strikes stricken striking'],
    ['invading', 'invade invades invaded'],
    ['cancel', 'cancels canceled cancelled canceling cancelling'],
    ['permit', 'permits permitted permitting'],
    ['visit', 'visits visited visiting'],
    ['agree', 'agrees agreed agreeing'],
    ['die', 'dies died dying'],
    ['bases', 'base'],
    ['chips', 'chip'],
    ['organ', 'organs'],
    ['arms', ''],
    ['arm', ''],
    ['goods', ''],
    ['customs', ''],
    ['talks', ''],
    ['news', ''],
    ['steel', ''],
    ['turkey', 'turkeys'],
    ['micron', 'microns'],
    ['apples', 'apple'],
    ['shell', 'shells shelled shelling'],
    ['raimondo', ''],
  ])('of %s are %j', (word, forms) => {
    expect(findInflections(word).join(' ')).toBe(forms);
  });

  it.each(['tariffs', 'chips', 'sanctions', 'export', 'elections', 'struck', 'may'])(
    'has %s for an ordinary word',
    (word) => {
      expect(isOrdinaryWord(word)).toBe(true);
    },
  );

  it.each(['houthi', 'raimondo', 'samsung', '', 's', 'ed', 'ing'])('has %j for none', (word) => {
    expect(isOrdinaryWord(word)).toBe(false);
  });
});
