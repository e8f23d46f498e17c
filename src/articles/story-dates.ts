/** Weekdays and months in the languages that most sources write, lower case. */
export const calendarWords: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur fri sat sun ' +
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre octobre novembre décembre ' +
    'lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'
  ).split(' '),
);
/** What stands around a page's dates and is written with a capital; no name. */
export const dateWords: ReadonlySet<string> = new Set(
  'am pm et est edt pt pst pdt gmt bst cet ist utc updated published posted edited modified last time today yesterday'.split(
    ' ',
  ),
);

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const year = '(?:19|20)\\d\\d';
const dates = new RegExp(
  [
    // 9:06 AM, 12: 03: 40 p.m.
    '\\b\\d{1,2}: ?\\d\\d(?:: ?\\d\\d)?(?: ?[ap]\\.? ?m\\b\\.?)?',
    // 23/11/2026, 23.11.26, 2026-11-23
    '\\b\\d{1,2} ?(?<mark>[/.]) ?\\d{1,2} ?\\k<mark> ?\\d{2,4}\\b',
    '\\b\\d{4}-\\d\\d-\\d\\d\\b',
    // Nov. 23, 2026
    `\\b${month} ?\\d{1,2}(?:st|nd|rd|th)?\\b(?:,? ?${year}\\b)?`,
    // 23 November 2026
    `\\b\\d{1,2}(?:st|nd|rd|th)? ${month}(?:,? ?${year}\\b)?`,
    // 2026
    `\\b${year}\\b`,
  ].join('|'),
  'gi',
);

/** A text without dates and times of day: two copies of one text differ in them, and two events need not. */
export function withoutDates(text: string): string {
  return text.replace(dates, ' ');
}
