const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb', 'ku']);
const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Attributes of a text in this language, and its name where it is not English, the reader's. */
export interface LanguageMarks {
  /** Empty where it is not known. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl' | 'auto';
  readonly foreign: string | null;
}

export function toLanguageMarks(language: string | null): LanguageMarks {
  if (language === null || !/^[a-z]{2,3}$/.test(language)) return { lang: '', dir: 'auto', foreign: null };
  const foreign = language === 'en' ? null : (names.of(language) ?? language);
  return { lang: language, dir: rightToLeft.has(language) ? 'rtl' : 'ltr', foreign };
}
