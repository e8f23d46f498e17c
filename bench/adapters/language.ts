import { detectLanguage } from '../../src/articles/language.ts';

export default detectLanguage;
