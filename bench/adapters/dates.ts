import { readDate } from '../../src/articles/date.ts';

export default (text: string): number | null => readDate(text, Date.now());
