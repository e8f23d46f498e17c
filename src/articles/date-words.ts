/** The languages whose names of months we know; where two disagree about a word, the earlier one is right. */
const languages =
  'en de fr es it pt nl pl ru uk el sv da nb fi cs sk hu ro bg hr sr lt lv et sl tr id vi ca ar fa he hi bn th zh ja ko'.split(
    ' ',
  );

/** English first and without Intl: nearly all feeds need nothing else, and building the rest takes some milliseconds. */
const english = 'january february march april may june july august september october november december'.split(' ');

/** Words that say nothing about the time: prepositions, "o'clock", "published". Weekdays are known by not being anything else. */
const fillers = new Set(
  (
    'at on of the um uhr den der am le la a à las a las alle ore ora de del di d et el em às klo kl kello о в г года г. р року ' +
    'g gada m metų yil published updated posted date o clock oclock hrs hours h t ngày tháng lúc pukul jam saat'
  ).split(' '),
);

const morning = new Set(['am', 'πμ', '오전', '上午', '午前', 'vorm']);
const afternoon = new Set(['pm', 'μμ', '오후', '下午', '午後', 'nachm']);

let names: ReadonlyMap<string, number> | null = null;

/** The month (1–12) that a word names in any of our languages, whole or shortened; null for any other word. */
export function toMonth(word: string): number | null {
  // Catalan "d’abril", Hebrew "in January".
  const folded = fold(word.replace(/^(?:d['’]|ב)/, ''));
  if (folded.length < 2) return null;
  if (folded.length >= 3) {
    const at = english.findIndex((month) => month.startsWith(folded));
    if (at !== -1) return at + 1;
  }
  names ??= collectNames();
  const exact = names.get(folded);
  if (exact !== undefined) return exact;
  if (folded.length < 3) return null;
  for (const [name, month] of names) if (name.startsWith(folded)) return month;
  return null;
}

export function isFiller(word: string): boolean {
  return fillers.has(word);
}

export function toDayHalf(word: string): 'am' | 'pm' | null {
  const bare = word.replaceAll('.', '');
  if (morning.has(bare)) return 'am';
  return afternoon.has(bare) ? 'pm' : null;
}

function collectNames(): Map<string, number> {
  const found = new Map<string, number>([
    ['sept', 9],
    ['mrz', 3],
    ['jänner', 1],
    ['janner', 1],
    ['feber', 2],
  ]);
  // "5. März" and "März": Slavic languages, Greek and Finnish decline the name after a day.
  for (const style of [
    { month: 'long', day: 'numeric' },
    { month: 'long' },
    { month: 'short', day: 'numeric' },
    { month: 'short' },
  ] as const) {
    for (const language of languages) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { ...style, timeZone: 'UTC' });
      for (let month = 0; month < 12; month++) {
        const name = format.formatToParts(Date.UTC(2003, month, 15)).find((part) => part.type === 'month')?.value ?? '';
        const folded = fold(name);
        if (folded.length > 1 && !/\d/.test(folded) && !found.has(folded)) found.set(folded, month + 1);
      }
    }
  }
  return found;
}

/** Lower case, without accents and dots: people and programs leave them out. */
function fold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’׳॰]/g, '')
    .toLowerCase();
}
