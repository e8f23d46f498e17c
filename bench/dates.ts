import { runScores } from './score.ts';

// Development data: the reader of dates was built on it.
runScores('Odd dates: right of all, by suite', 'dates', [['Wirewatch', 'bench/adapters/dates.ts']]);
