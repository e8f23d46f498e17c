import { calendarWords } from './story-dates.ts';
import { toStoryWords } from './story-words.ts';

/** What two titles are compared by. */
export interface StoryTitle {
  /** As it stands, and without what looks like its outlet: "Micron banned | Reuters" is also "micron banned". */
  readonly keys: readonly string[];
  readonly words: number;
  /** A column that comes again and again under one title: its title says nothing about its story. */
  readonly isRecurring: boolean;
  /** The title without numbers, weekdays and months. Two with one frame and other marks are two instalments. */
  readonly frame: string;
  readonly marks: readonly string[];
}

const outletWords =
  /\b(?:reuters|ap|afp|bbc|cnn|dpa|npr|abc|nbc|cbs|rte|dw|news|times|post|journal|daily|guardian|herald|tribune|ledger|wire|press|today|online|media|magazine|weekly|review|gazette|chronicle|observer|standard|telegraph|monitor|bulletin|dispatch|mail|world|asia|network|tv|radio|zeitung|monde|spiegel|prensa|diario|[a-z-]+\.(?:com|org|net|co|example))\b/i;
const recurring =
  /\b(?:briefing|digest|round-?up|wrap(?:-?up)?|newsletter|live (?:updates|blog)|at a glance|in brief|what to know|top stories|headlines|corrections?|letters|editorial|cartoon|crossword|quiz|horoscopes?|weather|podcast|in pictures|photos of the|market(?:s)? (?:report|wrap|close|open)|list update|daily|weekly)\b/i;
/** "Part two", "Part II": instalments too. */
const places = new Set('first second third fourth fifth i ii iii iv v vi vii viii ix x'.split(' '));

/** What news agencies put before a title that they send again. */
const resent =
  /^(?:update ?\d*|wrapup ?\d*|rpt|exclusive|breaking|corrected|refile|factbox|live|updated?|just in|watch|video)\s*[-:|–—]\s*/i;

/** @param outlet the outlet's name, where it is known: the surest way to tell its name from the title's own words. */
export function toStoryTitle(title: string, outlet: string | null): StoryTitle {
  const shown = title.slice(0, 500).replace(resent, '');
  const bare = withoutOutlet(shown, outlet);
  const keys = [...new Set([toTitleKey(shown), toTitleKey(bare)])].filter((key) => key !== '');
  const words = toStoryWords(bare, 60);
  const marks = words.filter(({ key, kind }) => kind === 'number' || calendarWords.has(key) || places.has(key));
  return {
    keys,
    words: words.length,
    isRecurring: recurring.test(bare),
    frame: words
      .filter((word) => !marks.includes(word))
      .map(({ key }) => key)
      .join(' '),
    marks: marks.map(({ key }) => key),
  };
}

function toTitleKey(title: string): string {
  return toStoryWords(title, 60)
    .map(({ key }) => key)
    .join(' ');
}

function withoutOutlet(title: string, outlet: string | null): string {
  const at = Math.max(
    title.lastIndexOf(' | '),
    title.lastIndexOf(' - '),
    title.lastIndexOf(' – '),
    title.lastIndexOf(' — '),
  );
  if (at === -1) return title;
  const head = title.slice(0, at).trimEnd();
  const tail = title.slice(at + 3).trim();
  if (outlet !== null && tail.toLowerCase() === outlet.toLowerCase()) return withoutOutlet(head, null);
  const words = tail.split(/\s+/).length;
  // "Micron ban - what we know" and "Micron ban - the timeline" are two titles.
  const looksLikeOutlet = words <= 5 && (outletWords.test(tail) || title.charAt(at + 1) === '|');
  return looksLikeOutlet && toStoryWords(head, 3).length >= 3 ? head : title;
}
